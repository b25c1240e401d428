package emissaryctl.regex;

import emissaryctl.regex.Program.Instruction;
import emissaryctl.regex.Program.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Counts what is left of a program when choices are written as lists: a list for each instruction that something
/// leads to, in which every choice from there stands, and a jump where it meets another list.
final class Flattening {

    private final List<Instruction> program;
    private final Set<Integer> roots = new LinkedHashSet<>();
    private final List<List<Integer>> choosers = new ArrayList<>();

    private Flattening(Program program) {
        this.program = program.instructions();
        this.program.forEach(_ -> choosers.add(new ArrayList<>()));
    }

    static int size(Program program) {
        if (program.start() == 0) return 1;
        Flattening flattening = new Flattening(program);
        flattening.passSkips();
        flattening.markMatches(program.start());
        flattening.markRoots(program);
        flattening.markShared(program);
        return flattening.roots.stream().mapToInt(flattening::list).sum();
    }

    private void passSkips() {
        for (Instruction each : program) {
            each.out = passed(each.out);
            each.other = passed(each.other);
        }
    }

    private int passed(int id) {
        int at = id;
        while (at != 0 && program.get(at).kind == Kind.SKIP) at = program.get(at).out;
        return at;
    }

    /// A choice between any byte over and over and the end has an instruction more; not so before the start, where any
    /// text may stand.
    private void markMatches(int start) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int id = open.pop();
            if (seen.get(id)) continue;
            seen.set(id);
            Instruction each = program.get(id);
            open.push(each.other);
            open.push(each.out);
            if (each.kind != Kind.EITHER) continue;
            boolean ends = loops(each.out, id) && matches(each.other) || loops(each.other, id) && matches(each.out);
            if (ends) each.kind = Kind.EITHER_MATCH;
        }
    }

    private boolean loops(int id, int to) {
        return program.get(id).kind == Kind.ANY_BYTE && program.get(id).out == to;
    }

    private boolean matches(int id) {
        int at = id;
        while (program.get(at).kind == Kind.CAPTURE || program.get(at).kind == Kind.SKIP) at = program.get(at).out;
        return program.get(at).kind == Kind.MATCH;
    }

    private void markRoots(Program whole) {
        roots.add(0);
        roots.add(whole.unanchoredStart());
        roots.add(whole.start());
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(whole.unanchoredStart()));
        while (!open.isEmpty()) {
            int id = open.pop();
            if (seen.get(id)) continue;
            seen.set(id);
            Instruction each = program.get(id);
            switch (each.kind) {
                case EITHER, EITHER_MATCH -> {
                    choosers.get(each.out).add(id);
                    choosers.get(each.other).add(id);
                    open.push(each.other);
                    open.push(each.out);
                }
                case BYTES, ANY_BYTE, PLACE, CAPTURE -> {
                    roots.add(each.out);
                    open.push(each.out);
                }
                case SKIP -> open.push(each.out);
                case MATCH, FAIL -> {}
            }
        }
    }

    /// What is reached by choices both from a list and from elsewhere gets a list of its own.
    private void markShared(Program whole) {
        for (int root : new TreeSet<>(roots).descendingSet()) {
            if (root == 0 || root == whole.unanchoredStart() || root == whole.start()) continue;
            BitSet reachable = reachable(root);
            reachable.stream()
                    .filter(id -> choosers.get(id).stream().anyMatch(chooser -> !reachable.get(chooser)))
                    .forEach(roots::add);
        }
    }

    private BitSet reachable(int root) {
        BitSet reachable = new BitSet();
        walk(root, reachable);
        return reachable;
    }

    private int list(int root) {
        return walk(root, new BitSet());
    }

    /// The number of instructions in the list that begins at `root`.
    private int walk(int root, BitSet seen) {
        int count = 0;
        Deque<Integer> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            int id = open.pop();
            if (seen.get(id)) continue;
            seen.set(id);
            if (id != root && roots.contains(id)) {
                count++;
                continue;
            }
            Instruction each = program.get(id);
            if (each.kind != Kind.EITHER && each.kind != Kind.SKIP) count++;
            if (each.kind == Kind.SKIP) open.push(each.out);
            if (each.kind == Kind.EITHER || each.kind == Kind.EITHER_MATCH) {
                open.push(each.other);
                open.push(each.out);
            }
        }
        return count;
    }
}
