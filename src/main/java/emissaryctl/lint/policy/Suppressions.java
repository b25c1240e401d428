package emissaryctl.lint.policy;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Severity;
import emissaryctl.lint.Model;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Leaves findings out that the source wants left out, and says what is wrong with the wishes.
public final class Suppressions {

    private static final int LONGEST = 40;

    private final List<Suppression> all;
    private final Map<String, List<Suppression>> byFile = new HashMap<>();
    private final Policy policy;

    /// How strict to be.
    ///
    /// @param reasonNeeded whether a suppression must say why
    /// @param securityAllowed whether errors that expose traffic can be suppressed
    /// @param notJudged codes whose rules did not run; a suppression of them may be needed all the same
    public record Policy(boolean reasonNeeded, boolean securityAllowed, Set<Code> notJudged) {}

    /// What is left, what was left out, and what is wrong with the wishes themselves.
    public record Result(List<Diagnostic> left, List<Diagnostic> suppressed, List<Diagnostic> complaints) {
        public Result {
            left = List.copyOf(left);
            suppressed = List.copyOf(suppressed);
            complaints = List.copyOf(complaints);
        }
    }

    private Suppressions(List<Suppression> all, Policy policy) {
        this.all = all;
        this.policy = policy;
        all.forEach(each -> byFile.computeIfAbsent(each.span().file(), _ -> new ArrayList<>())
                .add(each));
    }

    /// Applies those in the model's files to what was found there.
    public static Result apply(Model model, List<Diagnostic> found, Policy policy) {
        List<Suppression> all = SuppressionReader.read(model.files(), model.documents(), model.objects());
        return all.isEmpty() ? new Result(found, List.of(), List.of()) : new Suppressions(all, policy).apply(found);
    }

    private Result apply(List<Diagnostic> found) {
        Set<Suppression> used = new LinkedHashSet<>();
        List<Diagnostic> left = new ArrayList<>();
        List<Diagnostic> suppressed = new ArrayList<>();
        for (Diagnostic diagnostic : found) {
            List<Suppression> covering = byFile
                    .getOrDefault(diagnostic.primary().file(), List.of())
                    .stream()
                    .filter(s -> s.covers(diagnostic.primary(), diagnostic.code()))
                    .toList();
            used.addAll(covering);
            if (covering.isEmpty()) left.add(diagnostic);
            else if (exposes(diagnostic) && !policy.securityAllowed()) {
                left.add(diagnostic.withLabel(
                        covering.getFirst().span(), "not suppressed without --allow-suppress-security"));
            } else suppressed.add(diagnostic);
        }
        List<Diagnostic> complaints = new ArrayList<>();
        for (Suppression each : all) complain(each, used.contains(each), complaints);
        return new Result(left, suppressed, complaints);
    }

    private static boolean exposes(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR
                && diagnostic
                        .effect()
                        .filter(e -> e == Effect.OPEN || e == Effect.CLEARTEXT)
                        .isPresent();
    }

    private void complain(Suppression each, boolean used, List<Diagnostic> complaints) {
        for (String word : each.unknown()) {
            String shown = word.length() > LONGEST ? word.substring(0, LONGEST) + "…" : word;
            complaints.add(Diagnostic.warning(Code.SUPPRESSION_INVALID, each.span(), "there is no rule `" + shown + "`")
                    .withHelp("`emissaryctl rules` lists them"));
        }
        if (each.codes().isEmpty() && each.unknown().isEmpty()) {
            complaints.add(Diagnostic.warning(
                            Code.SUPPRESSION_INVALID, each.span(), "the suppression names no rule and has no effect")
                    .withHelp("write `emissaryctl:ignore EMC2001 -- reason`"));
        }
        if (policy.reasonNeeded() && each.reason().isEmpty()) {
            complaints.add(Diagnostic.warning(Code.SUPPRESSION_INVALID, each.span(), "the suppression gives no reason")
                    .withHelp("add one after two dashes: `-- reason`"));
        }
        Set<Code> open = EnumSet.noneOf(Code.class);
        open.addAll(each.codes());
        open.removeAll(policy.notJudged());
        boolean allJudged = open.size() == each.codes().size();
        if (!used && allJudged && !each.codes().isEmpty()) {
            complaints.add(Diagnostic.warning(
                            Code.UNUSED_SUPPRESSION,
                            each.span(),
                            "nothing is suppressed here: " + SuppressionReader.words(each) + " finds nothing")
                    .withHelp("remove the suppression"));
        }
    }
}
