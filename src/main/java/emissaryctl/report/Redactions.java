package emissaryctl.report;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What no report may show: the places where secrets stand, and files that hold secrets but could not be read well
/// enough to know where.
public record Redactions(List<Span> spans, Set<String> files) {

    /// Brackets, quotes, indicators.
    private static final int LONGEST_HARMLESS = 3;

    private static final int SHORTEST = 2;

    public static final Redactions NONE = new Redactions(List.of(), Set.of());

    public Redactions {
        spans = List.copyOf(spans);
        files = Set.copyOf(files);
    }

    boolean hides(String file) {
        return files.contains(file);
    }

    /// The line with everything secret in it replaced.
    String redact(String file, int line, String text) {
        String shown = text;
        for (Span span : spans) {
            if (!span.file().equals(file) || line < span.startLine() || line > span.endLine()) continue;
            int length = shown.codePointCount(0, shown.length());
            int from = line == span.startLine() ? Math.min(span.startColumn() - 1, length) : 0;
            int to = line == span.endLine() ? Math.min(span.endColumn() - 1, length) : length;
            if (from < to) shown = replace(shown, from, to);
        }
        return shown;
    }

    /// Of a text that may hold secrets and could not be parsed, no words are repeated; single characters are.
    public String words(Diagnostic diagnostic, String text) {
        boolean unparsed = diagnostic.code() == Code.YAML_SYNTAX;
        if (!unparsed || !hides(diagnostic.primary().file())) return text;
        StringBuilder safe = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('`'); open >= 0; open = text.indexOf('`', from)) {
            int close = text.indexOf('`', open + 1);
            if (close < 0) close = text.length();
            boolean harmless = close - open - 1 <= LONGEST_HARMLESS;
            safe.append(text, from, open).append(harmless ? text.substring(open, close) : "`[redacted]");
            from = close;
            if (from < text.length()) {
                safe.append('`');
                from++;
            }
        }
        return safe.append(text.substring(from)).toString();
    }

    /// The secret texts of a file, line by line; those that are too short to be told from others are left out.
    List<String> texts(SourceFile file) {
        List<String> lines = file.text().lines().toList();
        if (hides(file.name()))
            return lines.stream()
                    .filter(line -> line.strip().length() >= SHORTEST)
                    .toList();
        List<String> texts = new ArrayList<>();
        for (Span span : spans) {
            if (!span.file().equals(file.name())) continue;
            for (int line = span.startLine(); line <= Math.min(span.endLine(), lines.size()); line++) {
                String text = lines.get(line - 1);
                int length = text.codePointCount(0, text.length());
                int from = line == span.startLine() ? Math.min(span.startColumn() - 1, length) : 0;
                int to = line == span.endLine() ? Math.min(span.endColumn() - 1, length) : length;
                if (from >= to) continue;
                String secret = text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to))
                        .strip();
                if (secret.length() >= SHORTEST) texts.add(secret);
            }
        }
        return texts;
    }

    private static String replace(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        int end = text.offsetByCodePoints(0, to);
        return text.substring(0, start) + "[redacted]" + text.substring(end);
    }
}
