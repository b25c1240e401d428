package emissaryctl.resource;

import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlMap.Entry;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// The objects in a list, such as `kind: List` and `kind: MappingList`. The API server leaves kind and version out of
/// the items of the latter, and kubectl puts them back from the list's own.
public final class ListedObjects {

    private static final String SUFFIX = "List";

    private ListedObjects() {}

    /// Empty when `object` is no list.
    public static Optional<List<YamlNode>> of(YamlMap object) {
        Optional<String> kind = object.string("kind").filter(word -> word.endsWith(SUFFIX));
        if (kind.isEmpty() || !(object.get("items").orElse(null) instanceof YamlList items)) return Optional.empty();
        String item = kind.get().substring(0, kind.get().length() - SUFFIX.length());
        if (item.isEmpty()) return Optional.of(items.items());
        return Optional.of(
                items.items().stream().map(each -> named(each, object, item)).toList());
    }

    private static YamlNode named(YamlNode item, YamlMap list, String kind) {
        boolean nameless = item instanceof YamlMap map && !map.has("kind") && !map.has("apiVersion");
        Optional<Entry> version = list.entry("apiVersion");
        Optional<Entry> word = list.entry("kind");
        if (!nameless || version.isEmpty() || word.isEmpty()) return item;
        YamlScalar text =
                new YamlScalar(YamlScalar.Type.STRING, kind, word.get().value().span());
        return ((YamlMap) item)
                .with(version.get())
                .with(new Entry("kind", word.get().keySpan(), text));
    }
}
