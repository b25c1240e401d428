package emissaryctl.ratelimit;

import emissaryctl.output.Escapes;
import emissaryctl.ratelimit.LimitNode.Each;
import emissaryctl.ratelimit.LimitNode.Exactly;
import emissaryctl.ratelimit.LimitNode.Together;
import java.util.List;

/// Writes the file of a domain. Texts are quoted, as a `true` or `1` would not be taken.
public final class LimitYaml {

    private final StringBuilder out = new StringBuilder();

    private LimitYaml() {}

    public static String text(LimitFile file) {
        LimitYaml yaml = new LimitYaml();
        yaml.field("", "domain", file.domain());
        yaml.nodes("", file.nodes());
        return yaml.out.toString();
    }

    private void nodes(String indent, List<LimitNode> nodes) {
        if (nodes.isEmpty()) return;
        out.append(indent).append("descriptors:\n");
        for (LimitNode node : nodes) node(indent, node);
    }

    private void node(String indent, LimitNode node) {
        String inner = indent + "  ";
        field(indent + "- ", "key", node.key());
        switch (node.values()) {
            case Exactly(String value) -> field(inner, "value", value);
            case Each() -> {}
            case Together() -> {
                field(inner, "value", "*");
                out.append(inner).append("share_threshold: true\n");
            }
        }
        node.limit().ifPresent(limit -> {
            out.append(inner).append("rate_limit:\n");
            field(inner + "  ", "name", limit.name());
            out.append(inner).append("  unit: ").append(limit.unit()).append('\n');
            out.append(inner)
                    .append("  requests_per_unit: ")
                    .append(limit.requestsPerUnit())
                    .append('\n');
            if (limit.shadow()) out.append(inner).append("shadow_mode: true\n");
        });
        nodes(inner, node.children());
    }

    private void field(String before, String name, String value) {
        out.append(before).append(name).append(": ");
        Escapes.quote(value, out);
        out.append('\n');
    }
}
