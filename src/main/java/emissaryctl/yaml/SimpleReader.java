package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a document that is written in the simple way that nearly all resources are: ASCII, maps and lists in block
/// style, scalars and brackets on one line, no escapes, anchors, tags or text blocks. It makes what the parser would
/// make, several times as fast; on everything else, and on everything that is wrong, it gives up.
final class SimpleReader {

    /// Deeper documents are left to the parser, which says when it is too deep.
    static final int DEEPEST = 40;

    private static final int LONGEST_KEY = 200;

    private final String text;
    private final Positions positions;
    private int at;
    private int line = -1;
    private int lineStart;
    /// Blanks before the text of the line; -1 behind the last line.
    private int indent;
    private int weight;

    private SimpleReader(String text, Positions positions) {
        this.text = text;
        this.positions = positions;
    }

    /// A document that could be read, and how many nodes it has.
    record Read(YamlMap map, int weight) {}

    static Optional<Read> read(String text, Positions positions) {
        if (!isPlain(text)) return Optional.empty();
        SimpleReader reader = new SimpleReader(text, positions);
        reader.enterLine(0);
        if (reader.indent == 0 && text.startsWith("---\n", reader.at)) reader.nextLine();
        if (reader.indent != 0) return Optional.empty();
        YamlMap map = reader.map(0, 0);
        return map == null || reader.indent >= 0 ? Optional.empty() : Optional.of(new Read(map, reader.weight));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && c != '\n') return false;
        }
        return true;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    private char peekNext() {
        return at + 1 < text.length() ? text.charAt(at + 1) : '\n';
    }

    private void skipBlanks() {
        while (peek() == ' ') at++;
    }

    private void nextLine() {
        int end = text.indexOf('\n', at);
        enterLine(end < 0 ? text.length() : end + 1);
    }

    /// Goes to the first text at or behind the beginning of a line that is no comment.
    private void enterLine(int start) {
        at = start;
        while (at < text.length()) {
            lineStart = at;
            line++;
            skipBlanks();
            if (at < text.length() && peek() != '\n' && peek() != '#') {
                indent = at - lineStart;
                return;
            }
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        }
        indent = -1;
    }

    private Span from(int start) {
        return positions.onLine(line, start - lineStart, at - lineStart);
    }

    private boolean atDash() {
        return peek() == '-' && (peekNext() == ' ' || peekNext() == '\n');
    }

    /// Whether nothing but a comment is left of the line.
    private boolean atEndOfLine() {
        if (peek() == '\n') return true;
        if (peek() != ' ') return false;
        skipBlanks();
        return peek() == '\n' || peek() == '#';
    }

    private @Nullable YamlMap map(int column, int depth) {
        MapEntries entries = new MapEntries();
        Span start = positions.onLine(line, column, column);
        Span end = start;
        do {
            int keyStart = at;
            String key = key();
            if (key == null) return null;
            Span keySpan = positions.onLine(line, keyStart - lineStart, at - 1 - lineStart);
            YamlNode value = atEndOfLine() ? below(column, depth) : inline(column, depth);
            if (value == null || indent > column || !entries.add(new YamlMap.Entry(key, keySpan, value))) return null;
            end = value.span();
        } while (indent == column && !atDash());
        weight++;
        return entries.map(start.to(end));
    }

    /// The block under a key, which may be a list no deeper than the key.
    private @Nullable YamlNode below(int column, int depth) {
        nextLine();
        if (indent < column || depth == DEEPEST) return null;
        if (atDash()) return list(indent, depth + 1);
        return indent > column ? map(indent, depth + 1) : null;
    }

    private @Nullable YamlList list(int column, int depth) {
        List<YamlNode> items = new ArrayList<>();
        Span start = positions.onLine(line, column, column);
        Span end = start;
        do {
            at++;
            skipBlanks();
            if (peek() == '\n' || peek() == '#' || depth == DEEPEST) return null;
            YamlNode item = startsMap() ? map(at - lineStart, depth + 1) : inline(column, depth);
            if (item == null || indent > column) return null;
            items.add(item);
            end = item.span();
        } while (indent == column && atDash());
        weight++;
        return new YamlList(items, start.to(end));
    }

    private boolean startsMap() {
        int start = at;
        int before = weight;
        boolean starts = key() != null;
        at = start;
        weight = before;
        return starts;
    }

    /// A key and the colon behind it.
    private @Nullable String key() {
        String key = peek() == '"' || peek() == '\'' ? quotedText() : plainKey();
        if (key == null || key.length() > LONGEST_KEY || peek() != ':') return null;
        if (peekNext() != ' ' && peekNext() != '\n') return null;
        at++;
        weight++;
        return key;
    }

    /// A word that is a string.
    private @Nullable String plainKey() {
        int start = at;
        if (!isLetter(peek()) && peek() != '_') return null;
        while (isLetter(peek()) || isDigit(peek()) || "_-./".indexOf(peek()) >= 0) at++;
        String key = text.substring(start, at);
        return Scalars.plain(key, positions.onLine(line, 0, 0)).type() == YamlScalar.Type.STRING ? key : null;
    }

    /// A value on the rest of the line, and the way to the next line.
    private @Nullable YamlNode inline(int column, int depth) {
        skipBlanks();
        YamlNode value = value(false, depth);
        if (value == null || !atEndOfLine()) return null;
        nextLine();
        return indent > column ? null : value;
    }

    private @Nullable YamlNode value(boolean flow, int depth) {
        char first = peek();
        if (depth == DEEPEST) return null;
        if (first == '{') return flowMap(depth + 1);
        if (first == '[') return flowList(depth + 1);
        int start = at;
        weight++;
        if (first == '"' || first == '\'') {
            String quoted = quotedText();
            return quoted == null ? null : Scalars.string(quoted, from(start));
        }
        if (!startsPlain(first)) return null;
        String plain = plainText(flow);
        if (plain == null) return null;
        YamlScalar scalar = Scalars.plain(plain, from(start));
        return Scalars.isFinite(scalar) ? scalar : null;
    }

    private boolean startsPlain(char first) {
        if (isLetter(first) || isDigit(first)) return true;
        if (first == '-') return isLetter(peekNext()) || isDigit(peekNext());
        return "/._^$(".indexOf(first) >= 0;
    }

    /// Up to a comment or the end of the line or, within brackets, of the item.
    private @Nullable String plainText(boolean flow) {
        int start = at;
        int end = at;
        for (; peek() != '\n'; at++) {
            char c = peek();
            if (flow && (c == ',' || c == ']' || c == '}')) break;
            if (flow && (c == '[' || c == '{' || c == '#' || c == '?')) return null;
            if (c == ':' && (isBlank(peekNext()) || flow && ",[]{}".indexOf(peekNext()) >= 0)) return null;
            if (c == '#' && text.charAt(at - 1) == ' ') break;
            if (c != ' ') end = at + 1;
        }
        at = end;
        return text.substring(start, end);
    }

    private @Nullable String quotedText() {
        char quote = peek();
        int end = text.indexOf(quote, at + 1);
        if (end < 0) return null;
        String inner = text.substring(at + 1, end);
        if (inner.indexOf('\n') >= 0 || quote == '"' && inner.indexOf('\\') >= 0) return null;
        at = end + 1;
        return peek() == quote ? null : inner;
    }

    private @Nullable YamlMap flowMap(int depth) {
        int start = at++;
        MapEntries entries = new MapEntries();
        skipBlanks();
        while (peek() != '}') {
            int keyStart = at;
            String key = key();
            if (key == null) return null;
            Span keySpan = positions.onLine(line, keyStart - lineStart, at - 1 - lineStart);
            skipBlanks();
            YamlNode value = value(true, depth);
            if (value == null || !entries.add(new YamlMap.Entry(key, keySpan, value)) || !atNextItem('}')) return null;
        }
        at++;
        weight++;
        return entries.map(from(start));
    }

    private @Nullable YamlList flowList(int depth) {
        int start = at++;
        List<YamlNode> items = new ArrayList<>();
        skipBlanks();
        while (peek() != ']') {
            YamlNode item = value(true, depth);
            if (item == null || !atNextItem(']')) return null;
            items.add(item);
        }
        at++;
        weight++;
        return new YamlList(items, from(start));
    }

    /// Goes past a comma, unless the end comes.
    private boolean atNextItem(char end) {
        skipBlanks();
        if (peek() == end) return true;
        if (peek() != ',') return false;
        at++;
        skipBlanks();
        return peek() != end && peek() != '\n';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
