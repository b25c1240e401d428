package emissaryctl.fix;

import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Finds the offset of a line and column in a text. Lines end as YAML has it: with `\n`, `\r\n` or `\r`.
final class TextIndex {

    private final String text;
    private final List<Integer> lineStarts = new ArrayList<>();

    TextIndex(String text) {
        this.text = text;
        lineStarts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) lineStarts.add(i + 1);
        }
    }

    int start(Span span) {
        return offset(span.startLine(), span.startColumn());
    }

    int end(Span span) {
        return offset(span.endLine(), span.endColumn());
    }

    private int offset(int line, int column) {
        if (line > lineStarts.size()) return text.length();
        int start = lineStarts.get(line - 1);
        int next = line < lineStarts.size() ? lineStarts.get(line) : text.length();
        int most = text.codePointCount(start, next);
        return text.offsetByCodePoints(start, Math.min(column - 1, most));
    }

    /// The start of the line that `offset` is in.
    int lineStart(int offset) {
        int at = offset;
        while (at > 0 && !isBreak(at - 1)) at--;
        return at;
    }

    /// The offset of the line break, or the end of the text.
    int lineEnd(int offset) {
        int at = offset;
        while (at < text.length() && !isBreak(at)) at++;
        return at;
    }

    /// The offset behind the line break that begins at `lineEnd`.
    int nextLine(int lineEnd) {
        if (lineEnd >= text.length()) return text.length();
        boolean two = text.charAt(lineEnd) == '\r' && lineEnd + 1 < text.length() && text.charAt(lineEnd + 1) == '\n';
        return lineEnd + (two ? 2 : 1);
    }

    private boolean isBreak(int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r';
    }
}
