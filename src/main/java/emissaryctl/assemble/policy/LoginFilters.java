package emissaryctl.assemble.policy;

import emissaryctl.assemble.policy.FilterActions.CheckedToken;
import emissaryctl.assemble.policy.FilterActions.CompiledFilter;
import emissaryctl.assemble.policy.FilterActions.LoggedIn;
import emissaryctl.assemble.policy.FilterActions.Unusable;
import emissaryctl.assemble.policy.OAuth2FilterRules.Steps;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.FilterPolicy;
import emissaryctl.resource.FilterReference;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.OAuth2Filter;
import emissaryctl.resource.OAuth2Filter.JwtReference;
import emissaryctl.resource.ResourceSet;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Compiles Filters of type OAuth2, which depend on who names them, on Filters that check their tokens, and on each
/// other: of two on the same host one would get the users of the other.
final class LoginFilters {

    private final Map<ResourceRef, List<FilterReference.Arguments>> wanted = new HashMap<>();
    private final Map<String, Metadata> hosts = new HashMap<>();
    private final Map<ResourceRef, CompiledFilter> others;
    private final FilterInputs inputs;

    /// `others` are the Filters of other types, compiled before any of these.
    LoginFilters(ResourceSet resources, Map<ResourceRef, CompiledFilter> others, FilterInputs inputs) {
        this.others = others;
        this.inputs = inputs;
        for (FilterPolicy policy : resources.all(FilterPolicy.class)) {
            for (int rule = 0; rule < policy.rules().size(); rule++) {
                references(policy, rule)
                        .forEach(reference -> wanted.computeIfAbsent(reference.target(), _ -> new ArrayList<>())
                                .add(reference.written().arguments()));
            }
        }
    }

    private static List<Reference> references(FilterPolicy policy, int rule) {
        List<FilterReference> filters = policy.rules().get(rule).filters();
        return IntStream.range(0, filters.size())
                .mapToObj(i -> new Reference(filters.get(i), new PolicyPlace(policy.metadata(), rule, i), true))
                .toList();
    }

    Outcome<CompiledFilter> compile(Metadata filter, OAuth2Filter written) {
        Outcome<Optional<Steps>> outcome =
                OAuth2FilterRules.steps(filter, written, wanted.getOrDefault(filter.ref(), List.of()), inputs);
        List<Diagnostic> found = new ArrayList<>(outcome.diagnostics());
        Optional<CompiledFilter> compiled = outcome.value()
                .filter(steps -> isAlone(filter, steps, found))
                .flatMap(steps -> withToken(filter, written, steps, found));
        return new Outcome<>(compiled.orElseGet(() -> new Unusable(filter)), found);
    }

    private boolean isAlone(Metadata filter, Steps steps, List<Diagnostic> found) {
        String host = steps.login().place().host();
        Metadata other = hosts.putIfAbsent(host, filter);
        if (other == null) return true;
        found.add(OAuth2Problems.originTaken(filter, other, host));
        return false;
    }

    private Optional<CompiledFilter> withToken(
            Metadata filter, OAuth2Filter written, Steps steps, List<Diagnostic> found) {
        if (steps.token().isPresent()) {
            return Optional.of(
                    new LoggedIn(filter, steps.login(), filter, steps.token().get(), List.of()));
        }
        JwtReference reference = written.accessToken().jwtFilter().orElseThrow();
        ResourceRef target = new ResourceRef(
                "Filter", reference.namespace().orElse(filter.ref().namespace()), reference.name());
        if (others.get(target) instanceof CheckedToken(Metadata checker, JwtFilterRules.Steps token)) {
            Set<String> scope = new LinkedHashSet<>(OAuth2FilterRules.inTokens(reference.scope()));
            return Optional.of(new LoggedIn(filter, steps.login(), checker, token, List.copyOf(scope)));
        }
        found.add(OAuth2Problems.notAJwtFilter(filter, reference.name()));
        return Optional.empty();
    }
}
