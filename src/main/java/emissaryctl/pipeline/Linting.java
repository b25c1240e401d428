package emissaryctl.pipeline;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.diag.Outcome;
import emissaryctl.diag.Place;
import emissaryctl.fix.Fixer;
import emissaryctl.gateway.Gateway;
import emissaryctl.lint.LintSettings;
import emissaryctl.lint.Linter;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.lint.policy.Baseline;
import emissaryctl.lint.policy.LintProfile;
import emissaryctl.lint.policy.Locator;
import emissaryctl.lint.policy.Selection;
import emissaryctl.lint.policy.Suppressions;
import emissaryctl.ratelimit.RateLimits;
import emissaryctl.resource.ReadOptions;
import emissaryctl.source.SourceFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A run of the linter as a team wants it.
public final class Linting {

    /// How to lint.
    ///
    /// @param rules all that there are
    /// @param securitySuppressions whether errors that expose traffic can be suppressed in the source
    public record Plan(
            ReadOptions reading,
            AssembleOptions assembling,
            LintSettings settings,
            List<Rule> rules,
            Selection selection,
            boolean securitySuppressions,
            Optional<Baseline> baseline) {
        public Plan {
            rules = List.copyOf(rules);
        }
    }

    /// What a run came to.
    ///
    /// @param findings what counts
    /// @param suppressed what the source wants left out
    /// @param heldBack codes that could not be judged on a part of a set
    /// @param hidden how many findings the baseline knows, and `expired` how many of its entries are gone
    /// @param locator finds resources and fields
    public record Result(
            Loaded loaded,
            List<Diagnostic> findings,
            List<Diagnostic> suppressed,
            Set<Code> heldBack,
            int hidden,
            int expired,
            Locator locator) {
        public Result {
            findings = List.copyOf(findings);
            suppressed = List.copyOf(suppressed);
            heldBack = Set.copyOf(heldBack);
        }

        public Place place(Diagnostic found) {
            return locator.place(found.primary());
        }
    }

    private final Plan plan;

    public Linting(Plan plan) {
        this.plan = plan;
    }

    public Plan plan() {
        return plan;
    }

    /// Lints what was loaded.
    public Result lint(Outcome<Loaded> loaded) {
        return lint(loaded.value(), loaded.then(read -> Pipeline.assemble(read, plan.assembling())));
    }

    /// Lints what was loaded and assembled as the plan says.
    public Result lint(Loaded loaded, Outcome<Gateway> gateway) {
        Model model = model(loaded, gateway);
        List<Rule> rules = plan.rules().stream().filter(plan.selection()::wants).toList();
        Linter.Result linted = Linter.lint(model, rules);
        List<Diagnostic> judged = linted.findings().stream()
                .flatMap(d -> plan.selection().judge(d).stream())
                .toList();
        Suppressions.Result left = Suppressions.apply(model, judged, policy(linted, rules));
        List<Diagnostic> wanted = Stream.concat(
                        left.left().stream(),
                        left.complaints().stream().flatMap(d -> plan.selection().judge(d).stream()))
                .sorted()
                .toList();
        Locator locator = new Locator(model.objects(), plan.settings().namespace());
        Optional<Baseline.Result> compared =
                plan.baseline().map(b -> b.apply(wanted, found -> locator.place(found.primary())));
        return new Result(
                loaded,
                compared.map(Baseline.Result::left).orElse(wanted),
                left.suppressed(),
                linted.heldBack(),
                compared.map(Baseline.Result::hidden).orElse(0),
                compared.map(Baseline.Result::expired).orElse(0),
                locator);
    }

    private Model model(Loaded read, Outcome<Gateway> gateway) {
        List<Diagnostic> reported = Stream.concat(
                        gateway.diagnostics().stream(),
                        RateLimits.compile(read.resources(), gateway.value()).diagnostics().stream())
                .toList();
        Model.Input input =
                new Model.Input(read.files(), read.documents(), read.resources(), gateway.value(), reported);
        return new Model(input, plan.settings());
    }

    /// A suppression of a rule that did not run may be needed when it does.
    private Suppressions.Policy policy(Linter.Result linted, List<Rule> run) {
        Set<Code> silent = EnumSet.noneOf(Code.class);
        silent.addAll(linted.heldBack());
        plan.rules().stream()
                .filter(rule -> !run.contains(rule))
                .map(Rule::code)
                .forEach(silent::add);
        boolean strict = plan.selection().profile() == LintProfile.STRICT;
        return new Suppressions.Policy(strict, plan.securitySuppressions(), silent);
    }

    /// Fixes what a run found, as far as `wanted` allows.
    public Fixer.Result fix(Result result, Predicate<Fix> wanted) {
        return Fixer.fix(result.loaded().files(), result.findings(), wanted, this::findings);
    }

    private List<Diagnostic> findings(List<SourceFile> files) {
        return lint(Pipeline.read(files, plan.reading())).findings();
    }
}
