package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A sequence.
public record YamlList(List<YamlNode> items, Span span) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }

    @Override
    public YamlList moved(UnaryOperator<Span> shift) {
        List<YamlNode> moved = new ArrayList<>(items.size());
        for (YamlNode item : items) moved.add(item.moved(shift));
        return new YamlList(moved, shift.apply(span));
    }
}
