package emissaryctl.expect;

import emissaryctl.expect.CaseResult.Failure;
import emissaryctl.report.Escaped;
import emissaryctl.report.Palette;
import emissaryctl.source.Origin;

/// Results for people: a line for each case, and below those that failed what is so instead.
final class ResultText implements ResultFormat {

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String format(Results results, Palette palette) {
        StringBuilder text = new StringBuilder();
        for (CaseResult result : results.cases()) {
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
        long failed = results.failed();
        String passed = (results.cases().size() - failed) + " passed";
        text.append('\n')
                .append(failed == 0 ? palette.green(passed) : passed)
                .append(", ")
                .append(failed == 0 ? "0 failed" : palette.red(failed + " failed"))
                .append('\n');
        results.coverage().ifPresent(coverage -> add(coverage, palette, text));
        return text.toString();
    }

    private static void add(Coverage coverage, Palette palette, StringBuilder text) {
        String share = coverage.percent() + " %";
        text.append('\n')
                .append(coverage.reached().size() + " of " + coverage.counted() + " covered (")
                .append(coverage.suffices() ? share : palette.red(share + ", less than " + coverage.minimum() + " %"))
                .append(coverage.unreached().isEmpty() ? ")\n" : "); no case comes to:\n");
        for (Origin each : coverage.unreached()) {
            text.append("    ")
                    .append(Escaped.of(each.resource().toString()))
                    .append("  ")
                    .append(palette.dim(Escaped.of(each.span().position())))
                    .append('\n');
        }
    }
}
