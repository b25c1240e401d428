package emissaryctl.regex;

import emissaryctl.regex.Node.Assertion;
import emissaryctl.regex.Node.Assertion.Kind;
import emissaryctl.regex.Node.Capture;
import emissaryctl.regex.Node.Concat;
import emissaryctl.regex.Node.Empty;
import emissaryctl.regex.Node.Letter;
import emissaryctl.regex.Node.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Beginnings and ends of the text at the edges of an expression, which RE2 keeps apart from the program.
final class Anchors {

    private static final int DEEPEST = 4;
    private static final Assertion BEGIN = new Assertion(Kind.BEGIN_TEXT);

    private Anchors() {}

    /// What is left when a text behind `^` is looked for by itself.
    static Node withoutRequiredPrefix(Node node) {
        if (!(node instanceof Concat(List<Node> parts))) return node;
        int at = 0;
        while (at < parts.size() && parts.get(at).equals(BEGIN)) at++;
        boolean text =
                at > 0 && at < parts.size() && (parts.get(at) instanceof Letter || parts.get(at) instanceof Text);
        return text ? Node.concat(parts.subList(at + 1, parts.size())) : node;
    }

    static boolean atStart(Node node) {
        return edge(node, Kind.BEGIN_TEXT, true, 0).isPresent();
    }

    static Node withoutStart(Node node) {
        return edge(node, Kind.BEGIN_TEXT, true, 0).orElse(node);
    }

    static Node withoutEnd(Node node) {
        return edge(node, Kind.END_TEXT, false, 0).orElse(node);
    }

    /// The node without the assertion at its edge; empty when there is none.
    private static Optional<Node> edge(Node node, Kind kind, boolean first, int depth) {
        if (depth >= DEEPEST) return Optional.empty();
        return switch (node) {
            case Assertion(Kind own) ->
                own == kind || kind == Kind.END_TEXT && own == Kind.DOLLAR
                        ? Optional.of(new Empty())
                        : Optional.empty();
            case Capture(Node inner, int number) ->
                edge(inner, kind, first, depth + 1).map(bare -> new Capture(bare, number));
            case Concat(List<Node> parts) -> {
                int at = first ? 0 : parts.size() - 1;
                yield edge(parts.get(at), kind, first, depth + 1).map(bare -> {
                    List<Node> all = new ArrayList<>(parts);
                    all.set(at, bare);
                    return new Concat(all);
                });
            }
            default -> Optional.empty();
        };
    }
}
