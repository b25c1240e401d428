package emissaryctl.lint;

import emissaryctl.cli.Run;
import emissaryctl.diag.Code;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.pipeline.Compiling;
import emissaryctl.ratelimit.LimitsFound;
import emissaryctl.traffic.RunningConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An example of a page of the manual, and what becomes of it: what is rendered of it in spite of its errors, and
/// what a request to it meets. Where it has no Listener or no Host, one for everything is added at its end.
public record Example(List<String> documents, List<String> frame) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SEPARATOR = "---\n";
    private static final String LISTENER = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: added}
            spec: {port: 8080, protocol: HTTP, securityModel: INSECURE, hostBinding: {namespace: {from: ALL}}}
            """;
    private static final String HOST = """
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: added}
            spec: {hostname: "*", requestPolicy: {insecure: {action: Route}}}
            """;

    public static Example of(Code code, String section) {
        return of(RulePage.of(code).block(section, "yaml").orElseThrow());
    }

    /// One that stands on no page.
    public static Example of(String yaml) {
        List<String> frame = new ArrayList<>();
        if (!yaml.contains("kind: Listener\n")) frame.add(LISTENER);
        if (!yaml.contains("kind: Host\n")) frame.add(HOST);
        return new Example(Arrays.asList(yaml.split("(?m)^---\n")), frame);
    }

    /// Without the document that holds this line, which counts from 1.
    Example withoutDocumentOfLine(int line) {
        List<String> left = new ArrayList<>();
        int end = 0;
        boolean found = false;
        for (String document : documents) {
            end += (int) document.lines().count() + 1;
            if (!found && line < end) found = true;
            else left.add(document);
        }
        return new Example(left, frame);
    }

    /// With another document.
    public Example and(String document) {
        List<String> all = new ArrayList<>(documents);
        all.add(document);
        return new Example(all, frame);
    }

    /// With another document, unless there is one of this kind.
    public Example with(String kind, String document) {
        boolean there = documents.stream().anyMatch(each -> each.contains("kind: " + kind + "\n"));
        return there ? this : and(document);
    }

    public Example withoutText(String text) {
        return withText(text, "");
    }

    public Example withText(String text, String other) {
        return new Example(
                documents.stream().map(each -> each.replace(text, other)).toList(), frame);
    }

    public Example withoutFrame() {
        return new Example(documents, List.of());
    }

    private String yaml() {
        return Stream.concat(documents.stream(), frame.stream()).collect(Collectors.joining(SEPARATOR));
    }

    /// The configuration in JSON, without what has errors.
    public String rendered(String... more) {
        List<String> line = new ArrayList<>(List.of("render", "-", "--lenient", "--format", "json", "--no-origin"));
        line.addAll(List.of(more));
        return Run.withInput(yaml(), line.toArray(String[]::new)).out();
    }

    /// What is said of it when it is rendered, and when it is linted.
    public String findings(String... more) {
        List<String> line = new ArrayList<>(List.of("render", "-", "--lenient"));
        line.addAll(List.of(more));
        return Run.withInput(yaml(), line.toArray(String[]::new)).err();
    }

    public String linted() {
        return Run.withInput(yaml(), "lint", "-").out();
    }

    /// An Envoy that runs what is rendered of it.
    public RunningConfig running(String... more) throws IOException {
        String config = rendered(
                Stream.concat(Stream.of("--no-admin"), Arrays.stream(more)).toArray(String[]::new));
        return RunningConfig.of(config);
    }

    /// What `explain` says of a request.
    JsonNode explained(String method, String url, String... more) {
        List<String> line = new ArrayList<>(List.of("explain", method, url, "-", "--format", "json"));
        line.addAll(List.of(more));
        return JSON.readTree(Run.withInput(yaml(), line.toArray(String[]::new)).out());
    }

    /// The limits of the rate-limit server that count for the label groups of a GET.
    List<String> limitsOf(String url) {
        List<Map<String, String>> groups = new ArrayList<>();
        for (JsonNode group : explained("GET", url).at("/results/0/filters/rateLimits")) {
            Map<String, String> labels = new LinkedHashMap<>();
            group.path("entries")
                    .forEach(label -> labels.put(
                            label.path("key").asString(), label.path("value").asString()));
            groups.add(labels);
        }
        return new LimitsFound(Compiling.limits(yaml()).getFirst()).of(groups);
    }

    /// A part of the only result of a GET, as text; `missing` when there is none.
    String result(String url, String pointer, String... more) {
        JsonNode results = explained("GET", url, more).path("results");
        if (results.size() != 1) return "results: " + results.size();
        JsonNode part = results.get(0).at(pointer);
        return part.isMissingNode() ? "missing" : part.isValueNode() ? part.asString() : part.toString();
    }
}
