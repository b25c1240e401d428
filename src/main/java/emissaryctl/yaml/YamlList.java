package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.List;

/// A sequence.
public record YamlList(List<YamlNode> items, Span span) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
