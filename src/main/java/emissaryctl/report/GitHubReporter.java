package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Workflow commands that GitHub Actions turns into annotations. It shows ten of each severity in a step; the rest
/// follows as plain lines, which begin with blanks so that none of them is a command.
public final class GitHubReporter implements Reporter {

    private static final int MOST = 10;

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String format(Report report) {
        Map<Severity, Integer> shown = new EnumMap<>(Severity.class);
        StringBuilder text = new StringBuilder();
        List<Diagnostic> rest = new ArrayList<>();
        for (Diagnostic each : report.findings().diagnostics()) {
            if (shown.merge(each.severity(), 1, Integer::sum) > MOST) rest.add(each);
            else text.append(command(each, report)).append('\n');
        }
        if (!rest.isEmpty()) {
            text.append("::notice title=emissaryctl::").append(rest.size()).append(" more findings in the log\n");
        }
        for (Diagnostic each : rest)
            text.append("  ").append(CompactReporter.line(each, report)).append('\n');
        return text.toString();
    }

    private static String command(Diagnostic each, Report report) {
        String word = WorkflowCommand.word(each.severity());
        String title = each.code().id() + " " + each.code().slug();
        String help = report.help(each).map(h -> "\nhelp: " + h).orElse("");
        return "::" + word + " file="
                + WorkflowCommand.property(report.file(each.primary().file()))
                + ",line=" + each.primary().startLine()
                + ",endLine=" + each.primary().endLine()
                + ",col=" + each.primary().startColumn()
                + ",endColumn=" + each.primary().endColumn()
                + ",title=" + WorkflowCommand.property(title)
                + "::" + WorkflowCommand.data(Escaped.of(report.message(each)) + Escaped.lines(help));
    }
}
