package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;

/// Findings for people: severity, code and message, then the lines in question with what matters marked, then help.
public final class TextReporter implements Reporter {

    private final Palette palette;

    public TextReporter(Palette palette) {
        this.palette = palette;
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String format(Report report) {
        return format(report.findings());
    }

    /// All findings, each followed by an empty line, and a line that counts them; nothing when there are none.
    public String format(Findings findings) {
        if (findings.diagnostics().isEmpty()) return "";
        StringBuilder text = new StringBuilder();
        SnippetPrinter snippets = new SnippetPrinter(palette, findings);
        findings.diagnostics()
                .forEach(d -> text.append(format(d, findings, snippets)).append('\n'));
        return text.append(findings.summary()).append('\n').toString();
    }

    private String format(Diagnostic diagnostic, Findings findings, SnippetPrinter snippets) {
        StringBuilder text = new StringBuilder();
        String head = diagnostic.severity().word() + "[" + diagnostic.code().id() + "]";
        text.append(palette.severity(diagnostic.severity(), head))
                .append(palette.bold(" " + diagnostic.code().slug() + ": "
                        + Escaped.of(findings.redactions().words(diagnostic, diagnostic.message()))));
        diagnostic
                .effect()
                .map(Effect::word)
                .ifPresent(e -> text.append("  (effect: ").append(e).append(')'));
        text.append('\n');
        text.append(snippets.print(diagnostic));
        diagnostic
                .help()
                .ifPresent(help -> text.append(palette.blue("   = "))
                        .append("help: ")
                        .append(Escaped.of(findings.redactions().words(diagnostic, help)))
                        .append('\n'));
        return text.toString();
    }
}
