package emissaryctl.expect;

import emissaryctl.expect.CaseResult.Failure;
import emissaryctl.report.Escaped;
import emissaryctl.report.Palette;
import java.util.List;

/// Results for people: a line for each case, and below those that failed what is so instead.
final class ResultText implements ResultFormat {

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String format(List<CaseResult> results, Palette palette) {
        StringBuilder text = new StringBuilder();
        for (CaseResult result : results) {
            String mark = result.passed() ? palette.green("✓") : palette.red("✗");
            text.append(mark).append(' ').append(Escaped.of(result.routeCase().name()));
            text.append('\n');
            for (Failure failure : result.failures()) {
                text.append("    ")
                        .append(palette.dim(Escaped.of(failure.place().position())))
                        .append("  ")
                        .append(Escaped.of(failure.message()))
                        .append('\n');
            }
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        String passed = (results.size() - failed) + " passed";
        return text.append('\n')
                .append(failed == 0 ? palette.green(passed) : passed)
                .append(", ")
                .append(failed == 0 ? "0 failed" : palette.red(failed + " failed"))
                .append('\n')
                .toString();
    }
}
