package emissaryctl.resource;

import emissaryctl.source.Span;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlMap.Entry;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Resources inside annotations have their fields at the top; this puts them where Kubernetes has them.
final class AnnotatedObject {

    private static final List<String> IN_METADATA = List.of("name", "namespace", "generation");
    private static final List<String> AT_TOP = List.of("apiVersion", "kind", "metadata", "spec", "status");

    private AnnotatedObject() {}

    static YamlMap nest(YamlMap flat, Metadata parent, YamlMap parentObject) {
        Span span = flat.span();
        List<Entry> top = new ArrayList<>();
        List<Entry> metadata =
                new ArrayList<>(flat.map("metadata").map(YamlMap::entries).orElse(List.of()));
        List<Entry> spec =
                new ArrayList<>(flat.map("spec").map(YamlMap::entries).orElse(List.of()));
        for (Entry entry : flat.entries()) {
            if (entry.key().equals("apiVersion")) top.add(group(entry));
            else if (entry.key().equals("metadata_labels"))
                metadata.add(new Entry("labels", entry.keySpan(), entry.value()));
            else if (IN_METADATA.contains(entry.key())) metadata.add(entry);
            else if (AT_TOP.contains(entry.key())) {
                if (!entry.key().equals("metadata") && !entry.key().equals("spec")) top.add(entry);
            } else spec.add(entry);
        }
        YamlMap named = YamlMap.of(metadata, span);
        if (!named.has("namespace"))
            named = named.with(text("namespace", parent.ref().namespace(), span));
        Optional<YamlNode> labels = parentObject.map("metadata").flatMap(m -> m.get("labels"));
        if (!named.has("labels") && labels.isPresent()) named = named.with(new Entry("labels", span, labels.get()));
        top.add(new Entry("metadata", span, named));
        top.add(new Entry("spec", span, YamlMap.of(spec, span)));
        return YamlMap.of(top, span);
    }

    private static Entry group(Entry entry) {
        boolean old =
                entry.value() instanceof YamlScalar scalar && scalar.text().startsWith("ambassador/");
        if (!old) return entry;
        YamlScalar written = (YamlScalar) entry.value();
        return new Entry(
                entry.key(),
                entry.keySpan(),
                new YamlScalar(
                        YamlScalar.Type.STRING,
                        "getambassador.io/" + written.text().substring("ambassador/".length()),
                        written.span()));
    }

    private static Entry text(String key, String value, Span span) {
        return new Entry(key, span, new YamlScalar(YamlScalar.Type.STRING, value, span));
    }
}
