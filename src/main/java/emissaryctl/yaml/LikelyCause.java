package emissaryctl.yaml;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is meant by text that is no YAML, where the parser's complaint would lead astray: the template of a Helm chart,
/// and documents that are indented together with the `---` between them.
final class LikelyCause {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String MARK = "---";

    private LikelyCause() {}

    /// Instead of `problem`, which the parser has with the document.
    static Optional<Diagnostic> of(String document, Diagnostic problem, Positions positions) {
        if (problem.code() != Code.YAML_SYNTAX) return Optional.empty();
        int start = 0;
        int line = positions.firstLine();
        int last = problem.primary().endLine();
        while (start < document.length() && line <= last) {
            int next = DocumentSplitter.nextLine(document, start);
            Optional<Diagnostic> cause = inLine(document, start, endOfLine(document, start, next), positions);
            if (cause.isPresent() && (YamlProblems.isTemplate(cause.get()) || last <= line + 1)) return cause;
            start = next;
            line++;
        }
        return Optional.empty();
    }

    /// A file is a template as a whole, which is said once.
    static List<Diagnostic> once(List<Diagnostic> ofAFile) {
        List<Diagnostic> left = new ArrayList<>();
        boolean said = false;
        for (Diagnostic each : ofAFile) {
            if (!said || !YamlProblems.isTemplate(each)) left.add(each);
            said = said || YamlProblems.isTemplate(each);
        }
        return left;
    }

    private static Optional<Diagnostic> inLine(String text, int start, int end, Positions positions) {
        int first = start;
        while (first < end && text.charAt(first) == ' ') first++;
        if (first > start && text.substring(first, end).strip().equals(MARK)) {
            return Optional.of(YamlProblems.indentedMark(
                    positions.offset(text, first).to(positions.offset(text, first + MARK.length()))));
        }
        int open = text.indexOf(OPEN, first);
        if (open < 0 || open >= end || !isUnquoted(text, first, open)) return Optional.empty();
        int close = text.indexOf(CLOSE, open);
        int until = close < 0 || close >= end ? end : close + CLOSE.length();
        return Optional.of(YamlProblems.template(positions.offset(text, open).to(positions.offset(text, until))));
    }

    /// Whether what opens here is at the beginning of a line or of a value, where it would be a map in a map.
    private static boolean isUnquoted(String text, int first, int open) {
        int before = open;
        while (before > first && text.charAt(before - 1) == ' ') before--;
        if (before == first) return true;
        char c = text.charAt(before - 1);
        return before < open && (c == ':' || c == '-') && text.charAt(first) != '#';
    }

    private static int endOfLine(String text, int start, int next) {
        int end = next;
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) end--;
        return end;
    }
}
