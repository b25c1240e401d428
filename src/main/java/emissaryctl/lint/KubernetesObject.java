package emissaryctl.lint;

import emissaryctl.source.Span;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;

/// An object of any kind as it is written, lists expanded; objects inside annotations are not among them.
/// `namespace` is empty when none is written.
public record KubernetesObject(String apiVersion, String kind, String namespace, String name, YamlMap map) {

    static KubernetesObject of(YamlMap map) {
        YamlMap metadata = map.map("metadata").orElse(YamlMap.of(java.util.List.of(), map.span()));
        return new KubernetesObject(
                map.string("apiVersion").orElse(""),
                map.string("kind").orElse(""),
                metadata.string("namespace").orElse(""),
                metadata.string("name").orElse(""),
                map);
    }

    /// Whether it belongs to Emissary's own API group.
    public boolean isEmissary() {
        return apiVersion.startsWith("getambassador.io/");
    }

    /// The place of its name, or of the object when it has none.
    public Span nameSpan() {
        return map.map("metadata")
                .flatMap(m -> m.get("name"))
                .map(YamlNode::span)
                .orElse(map.span());
    }
}
