package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Where the parser's events stand in the file. `firstLine` is the line of the file that the document begins on. The
/// parser's marks carry the text of the document, which it reads in one piece.
record Positions(String file, int firstLine) {

    /// Fills the parser's text behind its end.
    private static final int NOTHING = 0;

    Span span(Event event) {
        return span(mark(event.getStartMark()), mark(event.getEndMark()));
    }

    Span at(Mark mark) {
        return span(mark, mark);
    }

    /// The place of a fault; what is wrong at the end of the document is so behind its last text.
    Span fault(Mark mark) {
        return isEnd(mark) ? beforeBlanks(mark, 0) : at(mark);
    }

    /// The scalar itself, quotes included, without the tag or anchor before it and the empty lines after it.
    Span scalar(ScalarEvent event) {
        Mark end = mark(event.getEndMark());
        boolean block = event.isLiteral() || event.isFolded();
        Mark begin = mark(event.getStartMark());
        Span start = event.getTag().isPresent() || event.getAnchor().isPresent()
                ? afterProperties(begin, end.getIndex())
                : at(begin);
        return start.to(block ? beforeBlanks(end, begin.getIndex()) : at(end));
    }

    /// Whether the last line of the document is one of the block scalar, and has no line break.
    boolean endsUnterminated(ScalarEvent event) {
        Mark end = mark(event.getEndMark());
        if (!isEnd(end)) return false;
        int[] text = end.getBuffer();
        for (int at = end.getIndex() - 1; !endsLine(text, at); at--) {
            if (!isBlank(text[at])) return true;
        }
        return false;
    }

    /// The place of the first character of a collection, without the tag or anchor before it.
    Span opening(CollectionStartEvent event) {
        Mark begin = mark(event.getStartMark());
        return event.getTag().isPresent() || event.getAnchor().isPresent()
                ? afterProperties(begin, begin.getBuffer().length)
                : at(begin);
    }

    private Span span(Mark start, Mark end) {
        return new Span(
                file,
                firstLine + start.getLine(),
                start.getColumn() + 1,
                firstLine + end.getLine(),
                end.getColumn() + 1);
    }

    /// The place of the character at `index` of the document.
    Span offset(String document, int index) {
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            char c = document.charAt(i);
            if (c == '\n' || c == '\r' && document.charAt(i + 1) != '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return point(line, document.codePointCount(lineStart, index));
    }

    /// Whether the collection begins with `[` or `{`. The map in `[a: b]` doesn't.
    boolean isBracketed(CollectionStartEvent event) {
        return event.isFlow()
                && mark(event.getEndMark()).getIndex()
                        > mark(event.getStartMark()).getIndex();
    }

    /// A place in the document, by line and column counted from 0.
    Span point(int line, int column) {
        return new Span(file, firstLine + line, column + 1, firstLine + line, column + 1);
    }

    private Span afterProperties(Mark start, int end) {
        int[] text = start.getBuffer();
        int line = start.getLine();
        int column = start.getColumn();
        boolean inProperty = false;
        boolean inComment = false;
        for (int at = start.getIndex(); at < end && text[at] != NOTHING; at++) {
            int c = text[at];
            boolean lineBreak = endsLine(text, at);
            if (isBlank(c)) {
                inProperty = false;
                inComment = inComment && !lineBreak;
            } else if (!inProperty && !inComment) {
                inProperty = c == '&' || c == '!';
                inComment = c == '#';
                if (!inProperty && !inComment) return point(line, column);
            }
            line = lineBreak ? line + 1 : line;
            column = lineBreak ? 0 : column + 1;
        }
        return point(line, column);
    }

    /// The end of the last line with text before `end`.
    private Span beforeBlanks(Mark end, int begin) {
        int[] text = end.getBuffer();
        int line = end.getLine();
        int at = end.getIndex();
        while (at > begin && isBlank(text[at - 1])) {
            at--;
            if (endsLine(text, at) && !isLastReturn(text, at)) line--;
        }
        int lineStart = at;
        while (lineStart > 0 && text[lineStart - 1] != '\n' && text[lineStart - 1] != '\r') lineStart--;
        int byteOrderMark = lineStart < at && text[lineStart] == '\uFEFF' ? 1 : 0;
        return point(line, at - lineStart - byteOrderMark);
    }

    private static boolean isEnd(Mark mark) {
        int[] text = mark.getBuffer();
        return mark.getIndex() >= text.length || text[mark.getIndex()] == NOTHING;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /// Whether the character at `at` is the last one of a line break.
    private static boolean endsLine(int[] text, int at) {
        if (text[at] == '\r') return at + 1 == text.length || text[at + 1] != '\n';
        return text[at] == '\n';
    }

    /// A carriage return at the very end, which the parser does not count as a line.
    private static boolean isLastReturn(int[] text, int at) {
        return text[at] == '\r' && (at + 1 == text.length || text[at + 1] == NOTHING);
    }

    private static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow();
    }
}
