package emissaryctl.lint.policy;

import emissaryctl.diag.Place;
import emissaryctl.lint.KubernetesObject;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the resource and the field that a place in the source belongs to.
public final class Locator {

    private final Map<String, TreeMap<Span, KubernetesObject>> byFile = new HashMap<>();
    private final String defaultNamespace;

    public Locator(List<KubernetesObject> objects, String defaultNamespace) {
        this.defaultNamespace = defaultNamespace;
        for (KubernetesObject object : objects) {
            Span span = object.map().span();
            byFile.computeIfAbsent(span.file(), _ -> new TreeMap<>()).put(span, object);
        }
    }

    /// The place of a span; `NOWHERE` when it is outside of all objects.
    public Place place(Span span) {
        var before = byFile.getOrDefault(span.file(), new TreeMap<>()).floorEntry(span);
        if (before == null || !holds(before.getValue().map().span(), span)) return Place.NOWHERE;
        KubernetesObject object = before.getValue();
        String namespace = object.namespace().isEmpty() ? defaultNamespace : object.namespace();
        String resource = object.kind() + " " + namespace + "/" + object.name();
        StringBuilder path = new StringBuilder();
        descend(object.map(), span, path);
        return new Place(resource, path.toString());
    }

    private static void descend(YamlNode node, Span span, StringBuilder path) {
        switch (node) {
            case YamlMap map -> {
                for (YamlMap.Entry entry : map.entries()) {
                    if (!holds(entry.keySpan().to(entry.value().span()), span)) continue;
                    if (!path.isEmpty()) path.append('.');
                    path.append(entry.key());
                    if (!holds(entry.keySpan(), span)) descend(entry.value(), span, path);
                    return;
                }
            }
            case YamlList list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    if (!holds(list.items().get(i).span(), span)) continue;
                    path.append('[').append(i).append(']');
                    descend(list.items().get(i), span, path);
                    return;
                }
            }
            default -> {}
        }
    }

    private static boolean holds(Span outer, Span inner) {
        boolean begun = outer.startLine() < inner.startLine()
                || outer.startLine() == inner.startLine() && outer.startColumn() <= inner.startColumn();
        boolean open = inner.startLine() < outer.endLine()
                || inner.startLine() == outer.endLine() && inner.startColumn() <= outer.endColumn();
        return begun && open;
    }
}
