package emissaryctl.expect;

import emissaryctl.expect.CaseResult.Failure;
import emissaryctl.report.Palette;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Results for programs.
final class ResultJson implements ResultFormat {

    private static final int FORMAT_VERSION = 1;

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String format(List<CaseResult> results, Palette palette) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("formatVersion", FORMAT_VERSION)
                .put("passed", results.size() - failed)
                .put("failed", failed);
        ArrayNode cases = document.putArray("cases");
        for (CaseResult result : results) {
            ObjectNode node = cases.addObject()
                    .put("name", result.routeCase().name())
                    .put("source", result.routeCase().place().position())
                    .put("method", result.routeCase().request().method())
                    .put("url", result.routeCase().request().url())
                    .put("passed", result.passed());
            ArrayNode failures = node.putArray("failures");
            for (Failure failure : result.failures()) {
                failures.addObject().put("source", failure.place().position()).put("message", failure.message());
            }
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }
}
