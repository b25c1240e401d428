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
        StringBuilder text = new StringBuilder();
        for (Diagnostic each : report.findings().diagnostics())
            text.append(line(each, report)).append('\n');
        return text.toString();
    }

    /// The line of one finding, safe to print.
    static String line(Diagnostic each, Report report) {
        String effect = each.effect()
                .map(Effect::word)
                .map(word -> " (effect: " + word + ")")
                .orElse("");
        String place = report.file(each.primary().file()) + ":" + each.primary().startLine() + ":"
                + each.primary().startColumn();
        return Escaped.of(place) + ": " + each.severity().word() + "["
                + each.code().id() + "] " + each.code().slug() + ": " + Escaped.of(report.message(each)) + effect;
    }
}
