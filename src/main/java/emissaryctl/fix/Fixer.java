package emissaryctl.fix;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/// Applies fixes until none is left. A fix that breaks a text (it no longer parses, or no longer keeps its schema) is
/// taken back.
public final class Fixer {

    /// One fix may uncover another; more rounds than this mean that two undo each other.
    private static final int MOST_ROUNDS = 10;

    private static final Set<Code> BROKEN =
            Set.of(Code.YAML_SYNTAX, Code.YAML_DUPLICATE_KEY, Code.UNKNOWN_FIELD, Code.WRONG_TYPE, Code.INVALID_VALUE);

    /// What there is to say about these texts.
    @FunctionalInterface
    public interface Lint {
        List<Diagnostic> lint(List<SourceFile> files);
    }

    /// The texts after fixing, what is still to say about them, and how many fixes were made.
    public record Result(List<SourceFile> files, List<Diagnostic> findings, int applied) {
        public Result {
            files = List.copyOf(files);
            findings = List.copyOf(findings);
        }
    }

    private final Predicate<Fix> wanted;
    private final Lint lint;

    private Fixer(Predicate<Fix> wanted, Lint lint) {
        this.wanted = wanted;
        this.lint = lint;
    }

    /// Fixes what `found` says of `files`, as far as `wanted` allows.
    public static Result fix(List<SourceFile> files, List<Diagnostic> found, Predicate<Fix> wanted, Lint lint) {
        Fixer fixer = new Fixer(wanted, lint);
        Result state = new Result(files, found, 0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Result next = fixer.round(state);
            if (next.applied() == state.applied()) return next;
            state = next;
        }
        return state;
    }

    private Result round(Result state) {
        List<Fix> fixes = state.findings().stream()
                .flatMap(d -> d.fix().stream())
                .filter(wanted)
                .distinct()
                .toList();
        if (fixes.isEmpty()) return state;
        Result together = apply(state, fixes);
        if (!breaks(state, together)) return together;
        Result kept = state;
        for (Fix fix : fixes) {
            Result one = apply(kept, List.of(fix));
            // Places have moved once a fix is made; the next round finds the others anew.
            if (one.applied() > kept.applied() && !breaks(kept, one)) return one;
        }
        return kept;
    }

    private Result apply(Result state, List<Fix> fixes) {
        Map<String, Patch> patches = new HashMap<>();
        state.files().forEach(file -> patches.put(file.name(), new Patch(file.text())));
        int applied = 0;
        for (Fix fix : fixes) {
            String name = fix.edits().getFirst().span().file();
            Patch patch = patches.get(name);
            boolean oneFile = fix.edits().stream().allMatch(e -> e.span().file().equals(name));
            if (patch != null && oneFile && patch.add(fix)) applied++;
        }
        if (applied == 0) return state;
        List<SourceFile> changed = new ArrayList<>();
        for (SourceFile file : state.files()) {
            Patch patch = Objects.requireNonNull(patches.get(file.name()));
            changed.add(new SourceFile(file.name(), patch.apply()));
        }
        return new Result(changed, lint.lint(changed), state.applied() + applied);
    }

    private static boolean breaks(Result before, Result after) {
        return broken(after) > broken(before);
    }

    private static long broken(Result result) {
        return result.findings().stream().filter(d -> BROKEN.contains(d.code())).count();
    }
}
