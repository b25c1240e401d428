package emissaryctl.regex;

import emissaryctl.regex.Node.Alternate;
import emissaryctl.regex.Node.Any;
import emissaryctl.regex.Node.Concat;
import emissaryctl.regex.Node.Letter;
import emissaryctl.regex.Node.OneOf;
import emissaryctl.regex.Node.Operator;
import emissaryctl.regex.Node.Repeat;
import emissaryctl.regex.Node.Text;
import java.util.ArrayList;
import java.util.List;

/// What was read of one group so far: whole alternatives, and the parts of the current one. Letters are put together
/// only when something follows them, because a repetition takes the last one alone.
final class GroupParts {

    private final List<Node> alternatives = new ArrayList<>();
    private final List<Node> parts = new ArrayList<>();

    void push(Node node) {
        joinLetters();
        parts.add(node);
    }

    private void joinLetters() {
        int size = parts.size();
        if (size < 2 || !(text(parts.get(size - 1)) instanceof Text last)) return;
        if (!(text(parts.get(size - 2)) instanceof Text before) || before.folded() != last.folded()) return;
        parts.removeLast();
        parts.set(size - 2, new Text(before.bytes() + last.bytes(), before.folded()));
    }

    private static Node text(Node node) {
        return node instanceof Letter(int value, boolean folded)
                ? new Text(String.valueOf((char) value), folded)
                : node;
    }

    void repeat(Operator operator, Flags flags) {
        parts.add(Simplifying.squashed(last(), operator, flags));
    }

    void repeat(int least, int most, Flags flags) {
        parts.add(Repeat.counted(last(), least, most, flags));
    }

    private Node last() {
        if (parts.isEmpty()) throw new UnknownRegex();
        return parts.removeLast();
    }

    void bar() {
        joinLetters();
        Node whole = Node.concat(flat(parts, true));
        parts.clear();
        if (!alternatives.isEmpty() && isSubsumed(whole, alternatives.getLast())) return;
        if (!alternatives.isEmpty() && isSubsumed(alternatives.getLast(), whole)) alternatives.removeLast();
        alternatives.add(whole);
    }

    /// A `.` that takes everything takes what a class does.
    private static boolean isSubsumed(Node node, Node by) {
        return by instanceof Any(boolean character)
                && character
                && (node instanceof Letter || node instanceof OneOf || node.equals(by));
    }

    Node finish() {
        bar();
        if (alternatives.size() == 1) return alternatives.getFirst();
        return Node.alternate(Factoring.factor(flat(alternatives, false)));
    }

    private static List<Node> flat(List<Node> nodes, boolean concat) {
        if (nodes.size() == 1) return nodes;
        List<Node> flat = new ArrayList<>();
        for (Node node : nodes) {
            if (concat && node instanceof Concat(List<Node> inner)) flat.addAll(inner);
            else if (!concat && node instanceof Alternate(List<Node> inner)) flat.addAll(inner);
            else flat.add(node);
        }
        return flat;
    }
}
