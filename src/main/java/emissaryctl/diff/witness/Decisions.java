package emissaryctl.diff.witness;

import emissaryctl.diff.live.LiveGateway;
import emissaryctl.diff.live.LiveGateway.Part;
import emissaryctl.diff.tree.ClusterItem;
import emissaryctl.diff.tree.Configuration;
import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.Arrival.Closed;
import emissaryctl.explain.Arrival.Nowhere;
import emissaryctl.explain.Router;
import emissaryctl.explain.Trace;
import emissaryctl.explain.request.Request;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.policy.PolicyRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one side decides on requests.
public final class Decisions {

    private final List<Deciding> routers;
    /// What of the gateway may be otherwise than it seems.
    private final Predicate<Object> doubtful;

    /// Whether there is a listener that is not understood.
    private final boolean inDoubt;

    private final Map<String, String> targets;

    /// A router for what arrives on some filter chains.
    private record Deciding(Router router, Predicate<FilterChain> isFor) {}

    private Decisions(
            List<Deciding> routers, Predicate<Object> doubtful, boolean inDoubt, Configuration configuration) {
        this.inDoubt = inDoubt;
        this.routers = List.copyOf(routers);
        this.doubtful = doubtful;
        this.targets = configuration.clusters().stream()
                .collect(Collectors.toUnmodifiableMap(ClusterItem::name, ClusterItem::target, (first, _) -> first));
    }

    public static Decisions of(Gateway gateway, Configuration configuration) {
        return new Decisions(
                List.of(new Deciding(Router.deciding(gateway), _ -> true)), _ -> false, false, configuration);
    }

    public static Decisions of(LiveGateway live, Configuration configuration) {
        boolean inDoubt = live.parts().getFirst().gateway().listeners().stream().anyMatch(live::isDoubtful);
        return new Decisions(
                live.parts().stream().map(Decisions::deciding).toList(), live::isDoubtful, inDoubt, configuration);
    }

    private static Deciding deciding(Part part) {
        return new Deciding(Router.deciding(part.gateway()), part::isOf);
    }

    /// The rules of FilterPolicies.
    Stream<PolicyRule> rules() {
        return routers.stream().flatMap(each -> each.router().gateway().filters().policies().rules().stream());
    }

    /// None when the request comes to something that is not understood.
    Optional<Handling> of(Request request) {
        Trace trace = decide(request);
        return isDoubtful(trace)
                ? Optional.empty()
                : Optional.of(Handling.of(trace, name -> targets.getOrDefault(name, name)));
    }

    /// On which filter chain a request arrives depends on no settings but those of the chain itself.
    private Trace decide(Request request) {
        Trace first = routers.getFirst().router().decide(request);
        if (isOwn(routers.getFirst(), first)) return first;
        return routers.stream()
                .skip(1)
                .flatMap(
                        each -> Optional.of(each.router().decide(request)).filter(trace -> isOwn(each, trace)).stream())
                .findFirst()
                .orElse(first);
    }

    private static boolean isOwn(Deciding deciding, Trace trace) {
        return trace.arrival() instanceof Accepted accepted && deciding.isFor().test(accepted.chain());
    }

    private boolean isDoubtful(Trace trace) {
        boolean arrival = switch (trace.arrival()) {
            case Accepted accepted -> doubtful.test(accepted.listener()) || doubtful.test(accepted.chain());
            case Closed closed -> doubtful.test(closed.listener());
            // A listener may have more ports than one.
            case Nowhere _ -> inDoubt;
        };
        return arrival
                || trace.host().filter(doubtful).isPresent()
                || trace.branches().stream()
                        .anyMatch(branch -> branch.route().filter(doubtful).isPresent());
    }
}
