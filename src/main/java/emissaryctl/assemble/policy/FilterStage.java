package emissaryctl.assemble.policy;

import emissaryctl.assemble.policy.ChainOrder.Place;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.HttpSettings.PathRules;
import emissaryctl.gateway.policy.DenyEverything;
import emissaryctl.gateway.policy.FilterPolicies;
import emissaryctl.gateway.policy.Glob;
import emissaryctl.gateway.policy.HeaderCondition;
import emissaryctl.gateway.policy.PolicyFilter;
import emissaryctl.gateway.policy.PolicyRule;
import emissaryctl.gateway.policy.PolicyStep;
import emissaryctl.resource.FilterPolicy;
import emissaryctl.resource.FilterReference;
import emissaryctl.resource.FilterRule;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.ResourceSet;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Settles which requests pass which filters. What cannot be compiled refuses requests: those of a rule when it is one
/// of the rule's Filters, all when it is a policy, of which nobody knows then what it is for.
public final class FilterStage {

    private final FilterActions actions;
    private final ChainOrder<PlannedAction> order = new ChainOrder<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private final PathRules paths;

    private FilterStage(FilterActions actions, PathRules paths) {
        this.actions = actions;
        this.paths = paths;
    }

    /// Which requests pass which steps. What cannot be compiled refuses its requests and is reported.
    public static Outcome<FilterPolicies> assemble(ResourceSet resources, FilterInputs inputs) {
        if (resources.rejects("FilterPolicy")) return Outcome.of(refusal());
        FilterActions actions = new FilterActions(resources, inputs);
        FilterStage stage = new FilterStage(actions, inputs.paths());
        FilterPolicies policies = stage.policies(resources.all(FilterPolicy.class));
        stage.found.addAll(actions.diagnostics());
        return new Outcome<>(policies, stage.found);
    }

    private static FilterPolicies refusal() {
        Origin origin =
                new Origin(new ResourceRef("FilterPolicy", "default", "unusable"), Span.startOf("<unusable policy>"));
        PolicyFilter deny = new PolicyFilter("filter_policy.deny", origin, new DenyEverything());
        PolicyStep step = new PolicyStep(deny.name(), Optional.empty());
        return new FilterPolicies(List.of(new PolicyRule(origin, Glob.ANY, Glob.ANY, List.of(step))), List.of(deny));
    }

    /// A rule in its policy, and what its Filters do.
    private record PlannedRule(FilterPolicy policy, int index, FilterRule rule) {
        int precedence() {
            return rule.precedence().orElse(0);
        }

        Optional<Unsendable> pathFault(PathRules rules) {
            return rule.path().flatMap(path -> PathGlobs.fault(path, rules));
        }

        Optional<Unsendable> hostFault(PathRules rules) {
            return rule.host().flatMap(host -> HostGlobs.fault(host, rules.hostPort()));
        }
    }

    /// What a filter does under a condition; places are shared by what is done alone.
    private record ConditionalAction(Place<PlannedAction> place, Optional<HeaderCondition> condition) {}

    private FilterPolicies policies(List<FilterPolicy> all) {
        List<PlannedRule> planned = all.stream()
                .flatMap(policy -> IntStream.range(0, policy.rules().size())
                        .mapToObj(i -> new PlannedRule(policy, i, policy.rules().get(i))))
                .sorted(Comparator.comparingInt(PlannedRule::precedence).reversed())
                .toList();
        List<List<ConditionalAction>> steps = planned.stream().map(this::steps).toList();
        Map<Place<PlannedAction>, String> names = new HashMap<>();
        List<PolicyFilter> filters = filters(names);
        List<PolicyRule> rules = new ArrayList<>(LoginRules.of(filters));
        for (int i = 0; i < planned.size(); i++) {
            rules.add(rule(planned.get(i), steps.get(i), names));
        }
        return new FilterPolicies(rules, filters);
    }

    private PolicyRule rule(
            PlannedRule planned, List<ConditionalAction> steps, Map<Place<PlannedAction>, String> names) {
        Span at = planned.policy().metadata().at("rules", Integer.toString(planned.index()));
        return new PolicyRule(
                new Origin(planned.policy().metadata().ref(), at),
                glob(planned.rule().host().map(host -> host.toLowerCase(Locale.ROOT)), planned.hostFault(paths)),
                glob(planned.rule().path(), planned.pathFault(paths)),
                steps.stream()
                        .map(step -> new PolicyStep(names.getOrDefault(step.place(), ""), step.condition()))
                        .toList());
    }

    /// What no request can match may have been meant for any.
    private static Glob glob(Optional<String> written, Optional<Unsendable> fault) {
        return fault.isPresent() ? Glob.ANY : written.map(Glob::new).orElse(Glob.ANY);
    }

    /// Names by Filter and what is done; a further place of one name is numbered.
    private List<PolicyFilter> filters(Map<Place<PlannedAction>, String> names) {
        List<PolicyFilter> filters = new ArrayList<>();
        for (Place<PlannedAction> place : order.places()) {
            String plain = place.thing().name();
            String name = plain;
            for (int n = 2; names.containsValue(name); n++) name = plain + "." + n;
            names.put(place, name);
            filters.add(
                    new PolicyFilter(name, place.thing().origin(), place.thing().action()));
        }
        return filters;
    }

    private List<ReferencedActions> done(PlannedRule planned) {
        Metadata policy = planned.policy().metadata();
        FilterRule rule = planned.rule();
        Optional<Unsendable> path = planned.pathFault(paths);
        Optional<Unsendable> host = planned.hostFault(paths);
        path.ifPresent(fault -> reportGlob(planned, "path", rule.path(), fault));
        host.ifPresent(fault -> reportGlob(planned, "host", rule.host(), fault));
        if (path.isPresent() || host.isPresent()) return List.of(FilterActions.denial(policy));
        List<FilterReference> references = rule.filters();
        List<ReferencedActions> done = new ArrayList<>();
        for (int f = 0; f < references.size(); f++) {
            PolicyPlace place = new PolicyPlace(policy, planned.index(), f);
            done.add(actions.of(new Reference(references.get(f), place, f == references.size() - 1)));
        }
        return done;
    }

    private void reportGlob(PlannedRule planned, String field, Optional<String> glob, Unsendable fault) {
        found.add(PolicyProblems.neverMatches(
                planned.policy().metadata(), planned.index(), field, glob.orElse("*"), fault));
    }

    private List<ConditionalAction> steps(PlannedRule planned) {
        List<PlannedAction> sequence = new ArrayList<>();
        List<Optional<HeaderCondition>> conditions = new ArrayList<>();
        for (ReferencedActions done : done(planned)) {
            for (PlannedAction action : done.actions()) {
                sequence.add(action);
                conditions.add(done.condition());
            }
        }
        List<Place<PlannedAction>> places = order.add(sequence);
        return IntStream.range(0, places.size())
                .mapToObj(i -> new ConditionalAction(places.get(i), conditions.get(i)))
                .toList();
    }
}
