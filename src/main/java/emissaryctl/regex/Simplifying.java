package emissaryctl.regex;

import emissaryctl.regex.Node.Alternate;
import emissaryctl.regex.Node.Assertion;
import emissaryctl.regex.Node.Capture;
import emissaryctl.regex.Node.Concat;
import emissaryctl.regex.Node.Empty;
import emissaryctl.regex.Node.Letter;
import emissaryctl.regex.Node.Nothing;
import emissaryctl.regex.Node.OneOf;
import emissaryctl.regex.Node.Operator;
import emissaryctl.regex.Node.Repeat;
import emissaryctl.regex.Node.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Puts repetitions of one byte together that follow one another, and writes counted ones out: `a{2,4}` becomes
/// `aa(a(a)?)?`.
final class Simplifying {

    private Simplifying() {}

    static Node simplify(Node node) {
        return expand(coalesce(node));
    }

    private static Node coalesce(Node node) {
        return switch (node) {
            case Capture(Node inner, int number) -> new Capture(coalesce(inner), number);
            case Repeat(Node inner, Operator operator, int least, int most, Flags flags) ->
                new Repeat(coalesce(inner), operator, least, most, flags);
            case Alternate(List<Node> parts) ->
                new Alternate(parts.stream().map(Simplifying::coalesce).toList());
            case Concat(List<Node> parts) ->
                coalesceAll(parts.stream().map(Simplifying::coalesce).toList());
            default -> node;
        };
    }

    private static Node coalesceAll(List<Node> parts) {
        List<Node> out = new ArrayList<>(parts);
        boolean any = false;
        for (int i = 0; i + 1 < out.size(); i++) {
            if (!(out.get(i) instanceof Repeat first) || !goTogether(first, out.get(i + 1))) continue;
            any = true;
            join(out, i, first);
        }
        if (!any) return new Concat(parts);
        out.removeIf(Empty.class::isInstance);
        return new Concat(out);
    }

    private static boolean goTogether(Repeat first, Node second) {
        if (!first.inner().isSingle()) return false;
        if (second.equals(first.inner())) return true;
        if (second instanceof Repeat other) return other.inner().equals(first.inner()) && other.lazy() == first.lazy();
        return first.inner() instanceof Letter(int value, boolean folded)
                && second instanceof Text(String bytes, boolean alsoFolded)
                && bytes.charAt(0) == value
                && folded == alsoFolded;
    }

    private static void join(List<Node> out, int i, Repeat first) {
        Node second = out.get(i + 1);
        if (second instanceof Text(String bytes, boolean folded)) {
            int same = 1;
            while (same < bytes.length() && bytes.charAt(same) == bytes.charAt(0)) same++;
            Repeat joined = more(first, same, same);
            boolean all = same == bytes.length();
            out.set(i, all ? new Empty() : joined);
            out.set(i + 1, all ? joined : new Text(bytes.substring(same), folded));
            return;
        }
        out.set(i, new Empty());
        out.set(i + 1, second instanceof Repeat other ? more(first, other.least(), other.most()) : more(first, 1, 1));
    }

    private static Repeat more(Repeat first, int least, int most) {
        boolean unlimited = first.most() == Repeat.UNLIMITED || most == Repeat.UNLIMITED;
        return Repeat.counted(
                first.inner(),
                first.least() + least,
                unlimited ? Repeat.UNLIMITED : first.most() + most,
                first.flags());
    }

    private static Node expand(Node node) {
        return switch (node) {
            case Capture(Node inner, int number) -> new Capture(expand(inner), number);
            case Alternate(List<Node> parts) ->
                new Alternate(parts.stream().map(Simplifying::expand).toList());
            case Concat(List<Node> parts) ->
                new Concat(parts.stream().map(Simplifying::expand).toList());
            case OneOf(ByteSet bytes) -> bytes.size() == 0 ? new Nothing() : node;
            case Repeat repeat -> expand(repeat);
            default -> node;
        };
    }

    private static Node expand(Repeat repeat) {
        Node inner = expand(repeat.inner());
        if (inner instanceof Empty) return inner;
        if (repeat.operator() == Operator.COUNTED) return written(inner, repeat);
        boolean changed = !inner.equals(repeat.inner());
        boolean twice = inner instanceof Repeat other
                && other.operator() == repeat.operator()
                && other.flags().equals(repeat.flags());
        return changed && twice ? inner : Repeat.of(inner, repeat.operator(), repeat.flags());
    }

    private static Node written(Node inner, Repeat repeat) {
        boolean once = isPlace(inner);
        int least = once ? Math.min(repeat.least(), 1) : repeat.least();
        int most = once ? Math.min(repeat.most(), 1) : repeat.most();
        Flags flags = repeat.flags();
        if (most == Repeat.UNLIMITED) {
            if (least == 0) return squashed(inner, Operator.STAR, flags);
            if (least == 1) return squashed(inner, Operator.PLUS, flags);
            List<Node> parts = new ArrayList<>(Collections.nCopies(least - 1, inner));
            parts.add(squashed(inner, Operator.PLUS, flags));
            return Node.concat(parts);
        }
        if (most == 0) return new Empty();
        if (least == 1 && most == 1) return inner;
        Node required = Node.concat(Collections.nCopies(least, inner));
        if (most == least) return required;
        Node optional = squashed(inner, Operator.QUEST, flags);
        for (int i = least + 1; i < most; i++)
            optional = squashed(new Concat(List.of(inner, optional)), Operator.QUEST, flags);
        return least == 0 ? optional : new Concat(List.of(required, optional));
    }

    private static boolean isPlace(Node node) {
        return switch (node) {
            case Assertion _ -> true;
            case Concat(List<Node> parts) -> parts.stream().allMatch(Assertion.class::isInstance);
            case Alternate(List<Node> parts) -> parts.stream().allMatch(Assertion.class::isInstance);
            default -> false;
        };
    }

    /// A repetition of a repetition is one where nothing was switched between them.
    static Node squashed(Node inner, Operator operator, Flags flags) {
        boolean twice = inner instanceof Repeat other
                && other.operator() != Operator.COUNTED
                && other.flags().equals(flags);
        if (!twice) return Repeat.of(inner, operator, flags);
        Repeat other = (Repeat) inner;
        return other.operator() == operator ? other : Repeat.of(other.inner(), Operator.STAR, flags);
    }
}
