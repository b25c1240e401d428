package emissaryctl.report;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Severity;
import java.util.ArrayList;
import java.util.List;

/// Findings for people: severity, code and message, then the lines in question with what matters marked, then help.
public final class TextReporter {

    /// Brackets, quotes, indicators.
    private static final int LONGEST_HARMLESS = 3;

    private final Palette palette;

    public TextReporter(Palette palette) {
        this.palette = palette;
    }

    /// All findings, each followed by an empty line, and a line that counts them; nothing when there are none.
    public String format(Findings findings) {
        if (findings.diagnostics().isEmpty()) return "";
        StringBuilder text = new StringBuilder();
        findings.diagnostics().forEach(d -> text.append(format(d, findings)).append('\n'));
        return text.append(summary(findings)).append('\n').toString();
    }

    private String format(Diagnostic diagnostic, Findings findings) {
        StringBuilder text = new StringBuilder();
        String head = diagnostic.severity().word() + "[" + diagnostic.code().id() + "]";
        text.append(palette.severity(diagnostic.severity(), head))
                .append(palette.bold(" " + diagnostic.code().slug() + ": "
                        + Escaped.of(shown(diagnostic, diagnostic.message(), findings))));
        diagnostic
                .effect()
                .map(Effect::word)
                .ifPresent(e -> text.append("  (effect: ").append(e).append(')'));
        text.append('\n');
        text.append(new SnippetPrinter(palette, findings).print(diagnostic));
        diagnostic
                .help()
                .ifPresent(help -> text.append(palette.blue("   = "))
                        .append("help: ")
                        .append(Escaped.of(shown(diagnostic, help, findings)))
                        .append('\n'));
        return text.toString();
    }

    /// Of a text that may hold secrets and could not be parsed, no words are repeated; single characters are.
    private static String shown(Diagnostic diagnostic, String text, Findings findings) {
        Redactions redactions = findings.redactions();
        boolean unparsed = diagnostic.code() == Code.YAML_SYNTAX;
        if (!unparsed || !redactions.hides(diagnostic.primary().file())) return text;
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

    private static String summary(Findings findings) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = findings.count(severity);
            String word = severity == Severity.INFO ? "note" : severity.word();
            if (count > 0) parts.add(count + " " + word + (count == 1 ? "" : "s"));
        }
        return String.join(", ", parts);
    }
}
