package emissaryctl.yaml;

import java.util.ArrayList;
import java.util.List;

/// Cuts a file into its documents by the lines `---` and `...`, which end a document wherever they stand. A document
/// that is wrong therefore hides no other. A byte order mark may stand before any document, after comments too, but the
/// parser knows it at the start of its text only.
final class DocumentSplitter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private DocumentSplitter() {}

    /// At most `most` documents; the rest of the text is left out.
    static List<DocumentText> split(String text, int most) {
        List<DocumentText> documents = new ArrayList<>();
        int begin = 0;
        int firstLine = 1;
        int line = 1;
        boolean directives = false;
        boolean begun = false;
        for (int at = 0; at < text.length() && documents.size() < most; line++) {
            int next = nextLine(text, at);
            if (!begun && !directives && startsWithByteOrderMark(text, at)) {
                begin = at;
                firstLine = line;
            }
            if (isMark(text, at, '-')) {
                if (begun) {
                    documents.add(new DocumentText(text.substring(begin, at), firstLine));
                    begin = at;
                    firstLine = line;
                }
                begun = true;
            } else if (isMark(text, at, '.')) {
                if (begun) documents.add(new DocumentText(text.substring(begin, next), firstLine));
                begin = next;
                firstLine = line + 1;
                directives = false;
                begun = false;
            } else {
                directives = directives || isDirective(text, at);
                begun = begun || isContent(text, at, next);
            }
            at = next;
        }
        if (begin < text.length() && documents.size() < most) {
            documents.add(new DocumentText(text.substring(begin), firstLine));
        }
        return documents;
    }

    /// Where the line behind the one that `at` is in begins.
    static int nextLine(String text, int at) {
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') return i + 1;
            if (c == '\r') return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
        }
        return text.length();
    }

    private static boolean isMark(String text, int lineStart, char dash) {
        int at = afterByteOrderMark(text, lineStart);
        int end = at + 3;
        if (end > text.length()) return false;
        if (text.charAt(at) != dash || text.charAt(at + 1) != dash || text.charAt(at + 2) != dash) return false;
        return end == text.length() || isBlank(text.charAt(end));
    }

    /// Whether the line begins a document, as directives, comments and empty lines don't.
    private static boolean isContent(String text, int lineStart, int next) {
        if (isDirective(text, lineStart)) return false;
        int at = afterByteOrderMark(text, lineStart);
        while (at < next && isBlank(text.charAt(at))) at++;
        return at < next && text.charAt(at) != '#';
    }

    private static boolean isDirective(String text, int lineStart) {
        return text.startsWith("%", afterByteOrderMark(text, lineStart));
    }

    private static boolean startsWithByteOrderMark(String text, int lineStart) {
        return text.startsWith(BYTE_ORDER_MARK, lineStart);
    }

    private static int afterByteOrderMark(String text, int lineStart) {
        return startsWithByteOrderMark(text, lineStart) ? lineStart + 1 : lineStart;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
