package emissaryctl.regex;

import emissaryctl.regex.Node.Any;
import emissaryctl.regex.Node.Assertion;
import emissaryctl.regex.Node.Concat;
import emissaryctl.regex.Node.Empty;
import emissaryctl.regex.Node.Letter;
import emissaryctl.regex.Node.OneOf;
import emissaryctl.regex.Node.Operator;
import emissaryctl.regex.Node.Repeat;
import emissaryctl.regex.Node.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes what neighbouring alternatives begin with out of them: `abc|abd` becomes `ab[cd]`. First texts, then other
/// plain beginnings, then single bytes become one class.
final class Factoring {

    private Factoring() {}

    static List<Node> factor(List<Node> alternatives) {
        return classes(beginnings(texts(alternatives)));
    }

    private static Node rest(Node beginning, List<Node> rests) {
        return Node.concat(List.of(beginning, Node.alternate(factor(rests))));
    }

    private static List<Node> texts(List<Node> all) {
        List<Node> out = new ArrayList<>();
        for (int start = 0; start < all.size(); ) {
            Text shared = leadingText(all.get(start));
            int end = start + 1;
            while (end < all.size()) {
                Text next = leadingText(all.get(end));
                int same = shared.folded() == next.folded() ? same(shared.bytes(), next.bytes()) : 0;
                if (same == 0) break;
                shared = new Text(shared.bytes().substring(0, same), shared.folded());
                end++;
            }
            int length = shared.bytes().length();
            if (end == start + 1) out.add(all.get(start));
            else
                out.add(rest(
                        shared,
                        all.subList(start, end).stream()
                                .map(each -> withoutText(each, length))
                                .toList()));
            start = end;
        }
        return out;
    }

    private static int same(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) same++;
        return same;
    }

    private static Text leadingText(Node node) {
        return switch (node) {
            case Concat(List<Node> parts) -> leadingText(parts.getFirst());
            case Letter(int value, boolean folded) -> new Text(String.valueOf((char) value), folded);
            case Text text -> text;
            default -> new Text("", false);
        };
    }

    private static Node withoutText(Node node, int length) {
        return switch (node) {
            case Concat(List<Node> parts) -> {
                Node first = withoutText(parts.getFirst(), length);
                List<Node> others = parts.subList(1, parts.size());
                if (first instanceof Empty) yield Node.concat(others);
                List<Node> all = new ArrayList<>(List.of(first));
                all.addAll(others);
                yield new Concat(all);
            }
            case Text(String bytes, boolean folded) ->
                bytes.length() == length + 1
                        ? new Letter(bytes.charAt(length), folded)
                        : Node.text(bytes.substring(length), folded);
            default -> new Empty();
        };
    }

    private static List<Node> beginnings(List<Node> all) {
        List<Node> out = new ArrayList<>();
        for (int start = 0; start < all.size(); ) {
            Optional<Node> first = leading(all.get(start)).filter(Factoring::isPlain);
            int end = start + 1;
            while (first.isPresent()
                    && end < all.size()
                    && leading(all.get(end))
                            .filter(next -> same(next, first.orElseThrow()))
                            .isPresent()) end++;
            if (end == start + 1) out.add(all.get(start));
            else
                out.add(rest(
                        first.orElseThrow(),
                        all.subList(start, end).stream()
                                .map(Factoring::withoutLeading)
                                .toList()));
            start = end;
        }
        return out;
    }

    private static boolean same(Node one, Node other) {
        if (!(one instanceof Repeat repeat) || !(other instanceof Repeat second)) return one.equals(other);
        return repeat.operator() == second.operator()
                && repeat.least() == second.least()
                && repeat.most() == second.most()
                && repeat.lazy() == second.lazy()
                && repeat.inner().equals(second.inner());
    }

    private static Optional<Node> leading(Node node) {
        if (node instanceof Empty) return Optional.empty();
        if (!(node instanceof Concat(List<Node> parts))) return Optional.of(node);
        return parts.getFirst() instanceof Empty ? Optional.empty() : Optional.of(parts.getFirst());
    }

    private static Node withoutLeading(Node node) {
        return node instanceof Concat(List<Node> parts) ? Node.concat(parts.subList(1, parts.size())) : new Empty();
    }

    /// Others must not be shared, because that would join ways through the program that count apart.
    private static boolean isPlain(Node node) {
        return switch (node) {
            case Assertion _, OneOf _, Any _ -> true;
            case Repeat repeat ->
                repeat.operator() == Operator.COUNTED
                        && repeat.least() == repeat.most()
                        && repeat.inner().isSingle();
            default -> false;
        };
    }

    private static List<Node> classes(List<Node> all) {
        List<Node> out = new ArrayList<>();
        for (int start = 0; start < all.size(); ) {
            int end = start;
            ByteSet bytes = ByteSet.NONE;
            while (end < all.size() && bytesOf(all.get(end)).isPresent())
                bytes = bytes.or(bytesOf(all.get(end++)).orElseThrow());
            if (end <= start + 1) out.add(all.get(start));
            else out.add(new OneOf(bytes));
            start = Math.max(end, start + 1);
        }
        return out;
    }

    private static Optional<ByteSet> bytesOf(Node node) {
        return switch (node) {
            case Letter(int value, boolean folded) ->
                Optional.of(folded ? ByteSet.one(value).folded() : ByteSet.one(value));
            case OneOf(ByteSet bytes) -> Optional.of(bytes);
            default -> Optional.empty();
        };
    }
}
