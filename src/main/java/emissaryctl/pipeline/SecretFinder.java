package emissaryctl.pipeline;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what no report may show: the values of Secrets, wherever in the documents they stand.
final class SecretFinder {

    private static final List<String> VALUES = List.of("data", "stringData");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

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
        return text.contains("Secret") || text.contains("-----BEGIN");
    }

    private static void find(YamlNode document, List<Span> spans) {
        Deque<YamlNode> left = new ArrayDeque<>();
        left.push(document);
        while (!left.isEmpty()) {
            switch (left.pop()) {
                case YamlList list -> list.items().forEach(left::push);
                case YamlMap map -> {
                    if (map.string("kind").filter("Secret"::equals).isPresent()) addSecret(map, spans);
                    else pushObjects(map, left);
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
        secret.map("metadata")
                .flatMap(m -> m.map("annotations"))
                .flatMap(a -> a.get(LAST_APPLIED))
                .ifPresent(value -> spans.add(value.span()));
    }
}
