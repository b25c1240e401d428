package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;

/// A table for a comment on a pull request or a job's summary. It is cut before it is longer than such comments may be.
public final class MarkdownReporter implements Reporter {

    private static final int LONGEST = 60_000;

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String format(Report report) {
        if (report.findings().diagnostics().isEmpty()) return "**emissaryctl lint**: nothing found.\n";
        StringBuilder text = new StringBuilder("**emissaryctl lint**: ");
        text.append(report.findings().summary()).append("\n\n| severity | where | rule | what |\n|---|---|---|---|\n");
        int left = report.findings().diagnostics().size();
        for (Diagnostic each : report.findings().diagnostics()) {
            String row = row(each, report);
            if (text.length() + row.length() > LONGEST) break;
            text.append(row);
            left--;
        }
        if (left > 0) text.append("\nand ").append(left).append(" more.\n");
        return text.toString();
    }

    private static String row(Diagnostic each, Report report) {
        String where = report.file(each.primary().file()) + ":" + each.primary().startLine() + ":"
                + each.primary().startColumn();
        String effect =
                each.effect().map(Effect::word).map(e -> " (effect: " + e + ")").orElse("");
        String help = report.help(each).map(h -> "<br>" + MarkdownText.prose(h)).orElse("");
        return "| " + each.severity().word() + " | <code>" + MarkdownText.plain(where) + "</code> | "
                + each.code().id() + " " + each.code().slug() + " | " + MarkdownText.prose(report.message(each))
                + effect + help
                + " |\n";
    }
}
