package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;

/// One line per finding: `file:line:column: severity[CODE] name: message (effect: …)`.
public final class CompactReporter implements Reporter {

    @Override
    public String name() {
        return "compact";
    }

    @Override
    public String format(Report report) {
        return format(report.findings());
    }

    public String format(Findings findings) {
        StringBuilder text = new StringBuilder();
        findings.diagnostics()
                .forEach(d -> text.append(line(d, findings.redactions())).append('\n'));
        return text.toString();
    }

    private static String line(Diagnostic diagnostic, Redactions redactions) {
        String effect = diagnostic
                .effect()
                .map(Effect::word)
                .map(word -> " (effect: " + word + ")")
                .orElse("");
        String said = diagnostic.code().slug() + ": " + redactions.words(diagnostic, diagnostic.message());
        return Escaped.of(diagnostic.primary().position()) + ": "
                + diagnostic.severity().word() + "[" + diagnostic.code().id() + "] " + Escaped.of(said) + effect;
    }
}
