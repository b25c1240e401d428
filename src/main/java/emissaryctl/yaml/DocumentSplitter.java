package emissaryctl.yaml;

import java.util.ArrayList;
import java.util.List;

/// Cuts a file into its documents by the lines `---` and `...`, which end a document wherever they stand. A document
/// that is wrong therefore hides no other.
final class DocumentSplitter {

    private DocumentSplitter() {}

    /// At most `most` documents; the rest of the text is left out.
    static List<DocumentText> split(String text, int most) {
        List<DocumentText> documents = new ArrayList<>();
        int begin = 0;
        int firstLine = 1;
        int line = 1;
        boolean begun = false;
        for (int at = 0; at < text.length() && documents.size() < most; line++) {
            int next = nextLine(text, at);
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
                begun = false;
            } else {
                begun = begun || isContent(text, at, next);
            }
            at = next;
        }
        if (begin < text.length() && documents.size() < most) {
            documents.add(new DocumentText(text.substring(begin), firstLine));
        }
        return documents;
    }

    private static int nextLine(String text, int at) {
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
        int at = afterByteOrderMark(text, lineStart);
        if (at < next && text.charAt(at) == '%') return false;
        while (at < next && isBlank(text.charAt(at))) at++;
        return at < next && text.charAt(at) != '#';
    }

    private static int afterByteOrderMark(String text, int lineStart) {
        return lineStart < text.length() && text.charAt(lineStart) == '\uFEFF' ? lineStart + 1 : lineStart;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
