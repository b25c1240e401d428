package emissaryctl.assemble;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.policy.ClaimCheck;
import emissaryctl.gateway.policy.ClaimCheck.HasScope;
import emissaryctl.gateway.policy.ClaimCheck.Requirement;
import emissaryctl.gateway.policy.DenyEverything;
import emissaryctl.gateway.policy.HeaderCondition;
import emissaryctl.gateway.policy.HeaderCondition.Exactly;
import emissaryctl.gateway.policy.HeaderCondition.Found;
import emissaryctl.gateway.policy.HeaderCondition.NotEmpty;
import emissaryctl.gateway.policy.HeaderCondition.ValueTest;
import emissaryctl.gateway.policy.PolicyAction;
import emissaryctl.resource.ApiKeyFilter;
import emissaryctl.resource.ExternalFilter;
import emissaryctl.resource.Filter;
import emissaryctl.resource.FilterReference.RequestHeaderCondition;
import emissaryctl.resource.JwtFilter;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.ResourceSet;
import emissaryctl.resource.UnsupportedFilter;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the Filters do to requests that come to them. One that cannot be compiled, or is asked for what it cannot do,
/// refuses them.
final class FilterActions {

    private final ResourceSet resources;
    private final Map<ResourceRef, CompiledFilter> compiled = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    FilterActions(ResourceSet resources, Secrets secrets, Upstreams upstreams, AssembleOptions options) {
        this.resources = resources;
        for (Filter filter : resources.all(Filter.class)) {
            Outcome<CompiledFilter> outcome = compile(filter, secrets, upstreams, options);
            compiled.put(filter.metadata().ref(), outcome.value());
            found.addAll(outcome.diagnostics());
        }
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(found);
    }

    /// What a Filter comes to, whoever names it.
    sealed interface CompiledFilter {}

    /// Nothing that could be done.
    record Unusable(Metadata filter) implements CompiledFilter {}

    /// Steps that a token passes.
    record CheckedToken(Metadata filter, JwtFilterRules.Steps steps) implements CompiledFilter {}

    /// One step, which is passed or not.
    record SingleStep(Metadata filter, String step, PolicyAction action) implements CompiledFilter {}

    private static Outcome<CompiledFilter> compile(
            Filter filter, Secrets secrets, Upstreams upstreams, AssembleOptions options) {
        Metadata metadata = filter.metadata();
        return switch (filter.type()) {
            case JwtFilter jwt ->
                compiled(
                        metadata,
                        JwtFilterRules.steps(metadata, jwt, upstreams, options),
                        steps -> new CheckedToken(metadata, steps));
            case ApiKeyFilter apiKey ->
                compiled(
                        metadata,
                        ApiKeyFilterRules.check(metadata, apiKey, secrets),
                        check -> new SingleStep(metadata, "key", check));
            case ExternalFilter external ->
                compiled(
                        metadata,
                        ExternalFilterRules.question(metadata, external, secrets, upstreams, options),
                        question -> new SingleStep(metadata, "service", question));
            case UnsupportedFilter(String word) ->
                new Outcome<>(
                        new Unusable(metadata),
                        List.of(
                                word.equals("Plugin")
                                        ? PolicyProblems.plugin(metadata)
                                        : PolicyProblems.unsupportedType(metadata, word)));
        };
    }

    private static <T> Outcome<CompiledFilter> compiled(
            Metadata filter, Outcome<Optional<T>> outcome, Function<T, CompiledFilter> made) {
        CompiledFilter result = outcome.value().map(made).orElseGet(() -> new Unusable(filter));
        return new Outcome<>(result, outcome.diagnostics());
    }

    /// A refusal in the name of a resource.
    static ReferencedActions denial(Metadata owner) {
        PlannedAction action = new PlannedAction("filter_policy.deny", owner.origin(), new DenyEverything());
        return new ReferencedActions(List.of(action), Optional.empty());
    }

    /// What a request does that comes to a Filter.
    ReferencedActions of(Reference reference) {
        ResourceRef target = reference.target();
        CompiledFilter filter = compiled.get(target);
        if (resources.rejects(target)) return denial(reference.place().policy());
        if (filter == null) {
            found.add(PolicyProblems.noSuchFilter(reference));
            return denial(reference.place().policy());
        }
        Optional<Diagnostic> misuse = misuse(reference, filter);
        if (misuse.isPresent()) {
            found.add(misuse.get());
            return denial(reference.place().policy());
        }
        Optional<HeaderCondition> condition =
                reference.written().ifRequestHeader().map(FilterActions::condition);
        return switch (filter) {
            case Unusable(Metadata metadata) -> denial(metadata);
            case CheckedToken(Metadata metadata, JwtFilterRules.Steps steps) ->
                new ReferencedActions(token(metadata, steps, reference.written().scope()), condition);
            case SingleStep(Metadata metadata, String step, PolicyAction action) ->
                new ReferencedActions(
                        List.of(new PlannedAction(name(metadata, step), metadata.origin(), action)), condition);
        };
    }

    private static List<PlannedAction> token(Metadata filter, JwtFilterRules.Steps steps, List<String> scope) {
        List<PlannedAction> actions = new ArrayList<>();
        actions.add(new PlannedAction(name(filter, "token"), filter.origin(), steps.token()));
        steps.claims().ifPresent(c -> actions.add(new PlannedAction(name(filter, "claims"), filter.origin(), c)));
        if (!scope.isEmpty()) {
            List<Requirement> scopes = scope.stream()
                    .distinct()
                    .sorted()
                    .<Requirement>map(HasScope::new)
                    .toList();
            actions.add(new PlannedAction(
                    name(filter, "scope"),
                    filter.origin(),
                    new ClaimCheck(steps.token().key(), scopes)));
        }
        steps.headers().ifPresent(h -> actions.add(new PlannedAction(name(filter, "headers"), filter.origin(), h)));
        return actions;
    }

    private static String name(Metadata filter, String what) {
        return "filter." + filter.ref().namespace() + "." + filter.ref().name() + "." + what;
    }

    /// What is wrong with the way in which a rule names a Filter.
    private static Optional<Diagnostic> misuse(Reference reference, CompiledFilter filter) {
        if (reference.written().continueOnDeny()) return Optional.of(PolicyProblems.continueOnDeny(reference));
        if (reference.written().breakOnAllow() && !reference.last()) {
            return Optional.of(PolicyProblems.breakOnAllow(reference));
        }
        Optional<RequestHeaderCondition> header = reference.written().ifRequestHeader();
        Optional<Diagnostic> condition = header.flatMap(each -> fault(reference, each));
        if (condition.isPresent()) return condition;
        return switch (filter) {
            case Unusable _ -> Optional.empty();
            case SingleStep _ ->
                reference.written().scope().isEmpty()
                        ? Optional.empty()
                        : Optional.of(PolicyProblems.scopeWithoutToken(reference));
            case CheckedToken(var _, JwtFilterRules.Steps steps) ->
                header.filter(each -> steps.token().headers().stream()
                                .anyMatch(set -> set.header().equalsIgnoreCase(each.name())))
                        .map(_ -> PolicyProblems.conditionOnInjectedHeader(reference));
        };
    }

    private static Optional<Diagnostic> fault(Reference reference, RequestHeaderCondition header) {
        if (header.value().isPresent() && header.valueRegex().isPresent()) {
            return Optional.of(PolicyProblems.valueAndRegex(reference));
        }
        try {
            header.valueRegex().ifPresent(Pattern::compile);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(PolicyProblems.notRe2(reference, e.getDescription()));
        }
    }

    private static HeaderCondition condition(RequestHeaderCondition header) {
        ValueTest test = header.value()
                .<ValueTest>map(Exactly::new)
                .or(() -> header.valueRegex().map(Found::new))
                .orElseGet(NotEmpty::new);
        return new HeaderCondition(header.name(), test, header.negate());
    }
}
