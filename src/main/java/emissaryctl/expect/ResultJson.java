package emissaryctl.expect;

import emissaryctl.expect.CaseResult.Failure;
import emissaryctl.report.Palette;
import emissaryctl.source.Origin;
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
    public String format(Results results, Palette palette) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("formatVersion", FORMAT_VERSION)
                .put("passed", results.cases().size() - results.failed())
                .put("failed", results.failed());
        ArrayNode cases = document.putArray("cases");
        for (CaseResult result : results.cases()) {
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
        results.coverage().ifPresentOrElse(coverage -> add(coverage, document), () -> document.putNull("coverage"));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static void add(Coverage coverage, ObjectNode document) {
        ArrayNode unreached = document.putObject("coverage")
                .put("covered", coverage.reached().size())
                .put("total", coverage.total())
                .put("percent", coverage.percent())
                .put("minimum", coverage.minimum())
                .putArray("uncovered");
        for (Origin each : coverage.unreached()) {
            unreached
                    .addObject()
                    .put("resource", each.resource().toString())
                    .put("source", each.span().position());
        }
    }
}
