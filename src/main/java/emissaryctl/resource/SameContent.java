package emissaryctl.resource;

import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;

/// Compares what documents say, wherever they stand. What it compares never gets into a text, so Secrets are safe with
/// it.
final class SameContent {

    private SameContent() {}

    static boolean same(YamlNode one, YamlNode other) {
        return switch (one) {
            case YamlScalar scalar ->
                other instanceof YamlScalar another
                        && scalar.type() == another.type()
                        && scalar.text().equals(another.text());
            case YamlList list -> other instanceof YamlList another && sameItems(list, another);
            case YamlMap map -> other instanceof YamlMap another && sameEntries(map, another);
        };
    }

    private static boolean sameItems(YamlList one, YamlList other) {
        if (one.items().size() != other.items().size()) return false;
        for (int i = 0; i < one.items().size(); i++) {
            if (!same(one.items().get(i), other.items().get(i))) return false;
        }
        return true;
    }

    private static boolean sameEntries(YamlMap one, YamlMap other) {
        return one.entries().size() == other.entries().size()
                && one.entries().stream()
                        .allMatch(entry -> other.get(entry.key())
                                .filter(value -> same(entry.value(), value))
                                .isPresent());
    }
}
