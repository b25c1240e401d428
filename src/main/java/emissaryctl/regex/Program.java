package emissaryctl.regex;

import emissaryctl.regex.Node.Alternate;
import emissaryctl.regex.Node.Any;
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
import java.util.List;

/// The instructions that an expression is compiled to, as Thompson described it. Of what an instruction does only as
/// much is kept as decides over their number.
final class Program {

    /// RE2 gives up beyond what 2/3 of 8 MiB hold at 16 bytes each.
    private static final int MOST = 349_000;

    private static final Fragment NOTHING = new Fragment(0, List.of(), false);

    enum Kind {
        FAIL,
        BYTES,
        ANY_BYTE,
        PLACE,
        CAPTURE,
        EITHER,
        EITHER_MATCH,
        SKIP,
        MATCH
    }

    /// `out` and, of an `EITHER`, `other` are numbers of instructions; 0 is the one that fails.
    static final class Instruction {
        Kind kind;
        int out;
        int other;

        Instruction(Kind kind, int out, int other) {
            this.kind = kind;
            this.out = out;
            this.other = other;
        }
    }

    /// A way out that leads nowhere yet.
    private record Loose(int instruction, boolean other) {}

    private record Fragment(int begin, List<Loose> ends, boolean nullable) {}

    private final List<Instruction> instructions = new ArrayList<>();
    private int start;
    private int unanchoredStart;

    private Program() {
        add(Kind.FAIL);
    }

    static Program of(Node simplified) {
        Program program = new Program();
        boolean anchored = Anchors.atStart(simplified);
        Node bare = Anchors.withoutEnd(anchored ? Anchors.withoutStart(simplified) : simplified);
        Fragment whole = program.compile(bare);
        whole = program.concat(whole, program.single(Kind.MATCH, List.of(), false));
        program.start = whole.begin();
        if (!anchored) {
            Fragment anything = program.star(program.leaf(Kind.ANY_BYTE), true);
            whole = program.concat(anything, whole);
        }
        program.unanchoredStart = whole.begin();
        if (program.start == 0) program.unanchoredStart = 0;
        return program;
    }

    List<Instruction> instructions() {
        return instructions;
    }

    int start() {
        return start;
    }

    int unanchoredStart() {
        return unanchoredStart;
    }

    private int add(Kind kind) {
        if (instructions.size() >= MOST) throw new TooLarge();
        instructions.add(new Instruction(kind, 0, 0));
        return instructions.size() - 1;
    }

    /// The program has more instructions than RE2 makes.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    private Fragment compile(Node node) {
        return switch (node) {
            case Nothing() -> NOTHING;
            case Empty() -> skip();
            case Letter _ -> leaf(Kind.BYTES);
            case Any _ -> leaf(Kind.ANY_BYTE);
            case Assertion _ -> {
                int place = add(Kind.PLACE);
                yield new Fragment(place, List.of(new Loose(place, false)), true);
            }
            case Text text -> {
                Fragment all = leaf(Kind.BYTES);
                for (int i = 1; i < text.bytes().length(); i++) all = concat(all, leaf(Kind.BYTES));
                yield all;
            }
            case OneOf(ByteSet bytes) -> oneOf(bytes);
            case Capture capture -> capture(compile(capture.inner()));
            case Repeat repeat -> repeat(compile(repeat.inner()), repeat.operator(), repeat.lazy());
            case Concat(List<Node> parts) -> {
                Fragment all = compile(parts.getFirst());
                for (Node part : parts.subList(1, parts.size())) all = concat(all, compile(part));
                yield all;
            }
            case Alternate(List<Node> parts) -> {
                Fragment all = compile(parts.getFirst());
                for (Node part : parts.subList(1, parts.size())) all = either(all, compile(part));
                yield all;
            }
        };
    }

    private Fragment leaf(Kind kind) {
        int id = add(kind);
        return new Fragment(id, List.of(new Loose(id, false)), false);
    }

    private Fragment single(Kind kind, List<Loose> ends, boolean nullable) {
        return new Fragment(add(kind), ends, nullable);
    }

    private Fragment skip() {
        int id = add(Kind.SKIP);
        return new Fragment(id, List.of(new Loose(id, false)), true);
    }

    private Fragment oneOf(ByteSet bytes) {
        boolean fold = bytes.knowsNoCase();
        Fragment all = NOTHING;
        for (ByteSet.Range range : bytes.ranges()) {
            if (fold && range.low() >= 'A' && range.high() <= 'Z') continue;
            boolean any = range.low() == 0 && range.high() == 255;
            Fragment one = leaf(any ? Kind.ANY_BYTE : Kind.BYTES);
            all = all.begin() == 0 ? one : either(all, one);
        }
        return all;
    }

    private Fragment capture(Fragment inner) {
        if (inner.begin() == 0) return NOTHING;
        int open = add(Kind.CAPTURE);
        int close = add(Kind.CAPTURE);
        instructions.get(open).out = inner.begin();
        patch(inner.ends(), close);
        return new Fragment(open, List.of(new Loose(close, false)), inner.nullable());
    }

    private void patch(List<Loose> ends, int to) {
        for (Loose end : ends) {
            Instruction instruction = instructions.get(end.instruction());
            if (end.other()) instruction.other = to;
            else instruction.out = to;
        }
    }

    private Fragment concat(Fragment first, Fragment second) {
        if (first.begin() == 0 || second.begin() == 0) return NOTHING;
        Instruction begin = instructions.get(first.begin());
        boolean nothingToDo = begin.kind == Kind.SKIP
                && begin.out == 0
                && !first.ends().isEmpty()
                && first.ends().getFirst().equals(new Loose(first.begin(), false));
        patch(first.ends(), second.begin());
        if (nothingToDo) return second;
        return new Fragment(first.begin(), second.ends(), first.nullable() && second.nullable());
    }

    private Fragment either(Fragment first, Fragment second) {
        if (first.begin() == 0) return second;
        if (second.begin() == 0) return first;
        int id = add(Kind.EITHER);
        instructions.get(id).out = first.begin();
        instructions.get(id).other = second.begin();
        return new Fragment(id, joined(first.ends(), second.ends()), first.nullable() || second.nullable());
    }

    private static List<Loose> joined(List<Loose> first, List<Loose> second) {
        List<Loose> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private Fragment repeat(Fragment inner, Operator operator, boolean lazy) {
        return switch (operator) {
            case STAR -> star(inner, lazy);
            case PLUS -> plus(inner, lazy);
            case QUEST -> quest(inner, lazy);
            case COUNTED -> throw new IllegalStateException("not simplified");
        };
    }

    private Loose choice(int id, int inner, boolean lazy) {
        Instruction either = instructions.get(id);
        if (lazy) either.other = inner;
        else either.out = inner;
        return new Loose(id, !lazy);
    }

    private Fragment plus(Fragment inner, boolean lazy) {
        int id = add(Kind.EITHER);
        Loose end = choice(id, inner.begin(), lazy);
        patch(inner.ends(), id);
        return new Fragment(inner.begin(), List.of(end), inner.nullable());
    }

    private Fragment star(Fragment inner, boolean lazy) {
        if (inner.nullable()) return quest(plus(inner, lazy), lazy);
        int id = add(Kind.EITHER);
        Loose end = choice(id, inner.begin(), lazy);
        patch(inner.ends(), id);
        return new Fragment(id, List.of(end), true);
    }

    private Fragment quest(Fragment inner, boolean lazy) {
        if (inner.begin() == 0) return skip();
        int id = add(Kind.EITHER);
        Loose end = choice(id, inner.begin(), lazy);
        return new Fragment(id, joined(List.of(end), inner.ends()), true);
    }
}
