package emissaryctl.lint;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Runs rules over a model.
public final class Linter {

    private Linter() {}

    /// What was found, in order of position, and the codes that could not be judged because the input is a part of a
    /// set. Of the compiler's findings only those count that were really held back.
    public record Result(List<Diagnostic> findings, Set<Code> heldBack) {
        public Result {
            findings = List.copyOf(findings);
            heldBack = Collections.unmodifiableSet(heldBack);
        }
    }

    /// What reading, compiling and the rules find.
    public static Result lint(Model model, List<Rule> rules) {
        Set<Code> heldBack = EnumSet.noneOf(Code.class);
        List<Diagnostic> found = new ArrayList<>();
        Absences absences = new Absences(model);
        for (Diagnostic diagnostic : model.reported()) {
            if (absences.isAccountedFor(diagnostic)) continue;
            if (model.has(Absences.needs(diagnostic))) found.add(diagnostic);
            else heldBack.add(diagnostic.code());
        }
        for (Rule rule : rules) {
            if (model.has(rule.needs())) rule.check(model, found::add);
            else heldBack.add(rule.code());
        }
        return new Result(found.stream().sorted().distinct().toList(), heldBack);
    }

    /// Whether any finding is at least as bad as `least`.
    public static boolean reaches(List<Diagnostic> found, Severity least) {
        return found.stream().anyMatch(d -> d.severity().compareTo(least) <= 0);
    }
}
