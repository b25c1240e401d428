package emissaryctl.yaml;

import emissaryctl.diag.Fix.Edit;
import emissaryctl.source.Span;
import java.util.List;
import java.util.Locale;

/// Edits of the text that a document was read from. They are applied by `fix.Patch`, which moves an insertion that
/// begins a new line behind the comment on the line before it, and takes lines away that a removal leaves empty.
public final class YamlEdits {

    private YamlEdits() {}

    /// Puts `text` in the place of the node as it is written.
    public static Edit replace(YamlNode node, String text) {
        return new Edit(node.span(), text);
    }

    /// Puts another text in the place of one, without quotes where it had none and needs none.
    public static Edit rewrite(YamlNode node, String text) {
        return replace(node, isPlain(node) && canBePlain(text) ? text : quoted(text));
    }

    /// Quotes and escapes take up room.
    private static boolean isPlain(YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) return false;
        Span span = scalar.span();
        int length = scalar.text().codePointCount(0, scalar.text().length());
        return span.startLine() == span.endLine() && span.endColumn() - span.startColumn() == length;
    }

    private static boolean canBePlain(String text) {
        boolean simple =
                text.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "/._-:".indexOf(c) >= 0));
        boolean begins = !text.isEmpty() && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '/');
        return simple
                && begins
                && !text.endsWith(":")
                && Scalars.plain(text, Span.builtIn()).type() == YamlScalar.Type.STRING;
    }

    public static Edit rename(YamlMap.Entry entry, String key) {
        return new Edit(entry.keySpan(), key);
    }

    /// Adds `key: value` behind the entry `anchor`, in block or flow style as the map is written.
    public static Edit insertAfter(YamlMap map, YamlMap.Entry anchor, String key, String value) {
        Span end = end(anchor.value().span());
        String entry = key + ": " + value;
        if (isFlow(map)) return new Edit(end, ", " + entry);
        return new Edit(end, "\n" + " ".repeat(anchor.keySpan().startColumn() - 1) + entry);
    }

    /// Takes an entry away, with the comma beside it in flow style.
    public static Edit remove(YamlMap map, YamlMap.Entry entry) {
        Span whole = entry.keySpan().to(entry.value().span());
        if (!isFlow(map)) return new Edit(whole, "");
        List<YamlMap.Entry> all = map.entries();
        int at = all.indexOf(entry);
        if (at > 0) return new Edit(end(all.get(at - 1).value().span()).to(whole), "");
        if (at + 1 < all.size()) return new Edit(whole.to(start(all.get(at + 1).keySpan())), "");
        return new Edit(whole, "");
    }

    /// Whether the map is written with braces, where its own place is before that of its first key.
    private static boolean isFlow(YamlMap map) {
        if (map.entries().isEmpty()) return true;
        Span first = map.entries().getFirst().keySpan();
        return map.span().compareTo(start(first)) < 0;
    }

    /// A double-quoted scalar that holds `text`.
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') quoted.append('\\').appendCodePoint(c);
            else if (c < 0x20 || c == 0x7f) quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
            else quoted.appendCodePoint(c);
        });
        return quoted.append('"').toString();
    }

    private static Span start(Span span) {
        return new Span(span.file(), span.startLine(), span.startColumn(), span.startLine(), span.startColumn());
    }

    private static Span end(Span span) {
        return new Span(span.file(), span.endLine(), span.endColumn(), span.endLine(), span.endColumn());
    }
}
