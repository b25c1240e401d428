package emissaryctl.pipeline;

import emissaryctl.diag.Code;
import emissaryctl.diag.Credentials;
import emissaryctl.diag.Diagnostic;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what no report may show: the values of Secrets, the keys in Filters and the credentials in headers, wherever
/// in the documents they stand.
final class SecretFinder {

    private static final List<String> VALUES = List.of("data", "stringData");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private static final String RESOURCES = "getambassador.io/config";
    private static final List<String> IN_ANNOTATIONS = List.of("APIKey", "BasicAuth", "OAuth2", "Bearer ", "Basic ");
    /// Users belong into a Secret; whoever writes them here does not have them shown.
    private static final Set<String> NAMES_OF_BASIC_AUTH = Set.of("secretName", "userHeader");

    private static final List<String> HEADERS =
            List.of("add_request_headers", "add_response_headers", "add_auth_headers", "headers");

    /// After these some of the text is not in the documents. Of two equal keys one is not.
    private static final Set<Code> UNREAD = Set.of(Code.YAML_SYNTAX, Code.YAML_RESOURCE_LIMIT, Code.YAML_DUPLICATE_KEY);

    private SecretFinder() {}

    static Loaded.SecretPlaces find(List<SourceFile> files, List<YamlNode> documents, List<Diagnostic> diagnostics) {
        List<Span> spans = new ArrayList<>();
        documents.forEach(document -> find(document, spans));
        Set<String> broken = new HashSet<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (UNREAD.contains(diagnostic.code()))
                broken.add(diagnostic.primary().file());
        }
        Set<String> hidden = new HashSet<>();
        for (SourceFile file : files) {
            if (broken.contains(file.name()) && mayHoldSecrets(file.text())) hidden.add(file.name());
        }
        return new Loaded.SecretPlaces(spans, hidden);
    }

    private static boolean mayHoldSecrets(String text) {
        return Stream.of("Secret", "-----BEGIN", "APIKey", "BasicAuth", "OAuth2")
                .anyMatch(text::contains);
    }

    private static void find(YamlNode document, List<Span> spans) {
        Deque<YamlNode> left = new ArrayDeque<>();
        left.push(document);
        while (!left.isEmpty()) {
            switch (left.pop()) {
                case YamlList list -> list.items().forEach(left::push);
                case YamlMap map -> {
                    switch (map.string("kind").orElse("")) {
                        case "Secret" -> addSecret(map, spans);
                        case "Filter" -> addFilter(map, spans);
                        default -> {
                            addAnnotated(map, spans);
                            map.map("spec").ifPresent(spec -> addHeaders(spec, spans));
                            pushObjects(map, left);
                        }
                    }
                }
                default -> {}
            }
        }
    }

    /// Objects lie in lists of `items` only; walking everything would cost time for nothing.
    private static void pushObjects(YamlMap map, Deque<YamlNode> left) {
        map.get("items").ifPresent(left::push);
    }

    private static void addSecret(YamlMap secret, List<Span> spans) {
        for (String key : VALUES) {
            for (YamlMap.Entry entry : secret.map(key).map(YamlMap::entries).orElse(List.of())) {
                spans.add(entry.value().span());
            }
            if (secret.map(key).isEmpty()) secret.get(key).ifPresent(value -> spans.add(value.span()));
        }
        addLastApplied(secret, spans);
    }

    /// What an annotation says is one text; with keys in it none of it is shown.
    private static void addAnnotated(YamlMap object, List<Span> spans) {
        object.map("metadata")
                .flatMap(m -> m.map("annotations"))
                .flatMap(a -> a.get(RESOURCES))
                .filter(node -> node instanceof YamlScalar text
                        && IN_ANNOTATIONS.stream().anyMatch(text.text()::contains))
                .ifPresent(value -> spans.add(value.span()));
    }

    /// Headers with credentials that should not be there, and are not shown to more people than can read the file.
    private static void addHeaders(YamlMap spec, List<Span> spans) {
        for (String field : HEADERS) {
            for (YamlMap.Entry header : spec.map(field).map(YamlMap::entries).orElse(List.of())) {
                YamlNode value =
                        header.value() instanceof YamlMap map ? map.get("value").orElse(map) : header.value();
                boolean credential = value instanceof YamlScalar text && Credentials.isOne(header.key(), text.text());
                if (credential) spans.add(value.span());
            }
        }
    }

    /// Whatever its shape, only the names of Secrets are shown of the keys.
    private static void addFilter(YamlMap filter, List<Span> spans) {
        Optional<YamlMap> spec = filter.map("spec");
        spec.flatMap(s -> s.map("APIKey")).flatMap(a -> a.get("keys")).ifPresent(keys -> addKeys(keys, spans));
        spec.flatMap(s -> s.map("OAuth2")).flatMap(o -> o.get("secret")).ifPresent(value -> spans.add(value.span()));
        for (YamlMap.Entry entry :
                spec.flatMap(s -> s.map("BasicAuth")).map(YamlMap::entries).orElse(List.of())) {
            if (!NAMES_OF_BASIC_AUTH.contains(entry.key()))
                spans.add(entry.value().span());
        }
        addLastApplied(filter, spans);
    }

    private static void addKeys(YamlNode keys, List<Span> spans) {
        switch (keys) {
            case YamlList list -> list.items().forEach(item -> addKeys(item, spans));
            case YamlMap map ->
                map.entries().stream()
                        .filter(entry -> !entry.key().equals("secretName"))
                        .forEach(entry -> spans.add(entry.value().span()));
            default -> spans.add(keys.span());
        }
    }

    private static void addLastApplied(YamlMap object, List<Span> spans) {
        object.map("metadata")
                .flatMap(m -> m.map("annotations"))
                .flatMap(a -> a.get(LAST_APPLIED))
                .ifPresent(value -> spans.add(value.span()));
    }
}
