package emissaryctl.expect;

import emissaryctl.expect.CaseResult.Failure;
import emissaryctl.report.Palette;
import java.util.List;
import java.util.stream.Collectors;

/// Results as build servers read them: JUnit's XML.
final class ResultJunit implements ResultFormat {

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public String format(List<CaseResult> results, Palette palette) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites>\n  <testsuite name=\"emissaryctl test\" tests=\"" + results.size() + "\" failures=\""
                + failed + "\" errors=\"0\" skipped=\"0\">\n");
        for (CaseResult result : results) add(result, xml);
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static void add(CaseResult result, StringBuilder xml) {
        RouteCase each = result.routeCase();
        xml.append("    <testcase classname=\"" + escaped(each.place().file()) + "\" name=\"" + escaped(each.name())
                + "\" file=\"" + escaped(each.place().file()) + "\" line=\""
                + each.place().startLine() + "\"");
        if (result.passed()) {
            xml.append("/>\n");
            return;
        }
        String all = result.failures().stream()
                .map(failure -> failure.place().position() + ": " + failure.message())
                .collect(Collectors.joining("\n"));
        Failure first = result.failures().getFirst();
        xml.append(">\n      <failure message=\"" + escaped(first.message()) + "\">" + escaped(all)
                + "</failure>\n    </testcase>\n");
    }

    /// Other control characters than line breaks may not stand in XML at all.
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\n' -> safe.append("&#10;");
                default -> safe.appendCodePoint(isText(c) ? c : 0xfffd);
            }
        });
        return safe.toString();
    }

    private static boolean isText(int c) {
        return c >= ' ' && c != 0x7f && !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff;
    }
}
