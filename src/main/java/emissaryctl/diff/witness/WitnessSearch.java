package emissaryctl.diff.witness;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Evidence;
import emissaryctl.diff.Shadow;
import emissaryctl.diff.Subject;
import emissaryctl.diff.Subject.OfCluster;
import emissaryctl.diff.Subject.OfItem;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.Witness;
import emissaryctl.diff.tree.Configuration;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.HostRoutes;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.explain.request.Request;
import emissaryctl.gateway.policy.Glob;
import emissaryctl.gateway.policy.PolicyRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds for each change of routes a request that goes differently. What it tries comes from the matches of the routes;
/// what it finds has been decided by the matcher on both sides.
public final class WitnessSearch {

    private static final int MOST_TRIES = 200;
    private static final int MOST_ROUTES = 5;
    private static final int MOST_EXAMPLES = 10;

    /// How the changes of filters begin that FilterPolicies name.
    private static final String POLICY_FILTER = "http_filters[filter";

    private final Sides sides;
    private final Map<String, List<HostRoutes>> hosts;
    private final ShadowSearch shadows;

    public WitnessSearch(Decisions before, Configuration oldSide, Decisions after, Configuration newSide) {
        this.sides = new Sides(before, after);
        this.hosts = HostKeys.of(List.of(oldSide, newSide));
        this.shadows = new ShadowSearch(sides, hosts);
    }

    public Evidence evidence(Entry entry) {
        if (!isAsked(entry)) return new Evidence.NotAsked();
        SequencedSet<Request> tries = new LinkedHashSet<>();
        for (Difference each : entry.differences()) {
            if (tries.size() < MOST_TRIES) tries.addAll(requests(each));
        }
        boolean ofRoutes = entry.layer() == Layer.ROUTE;
        boolean[] unknown = {false};
        Stream<Witness> found = tries.stream().limit(MOST_TRIES).flatMap(request -> {
            Optional<Handled> handled = sides.of(request);
            unknown[0] |= handled.isEmpty();
            return handled.flatMap(both -> differs(both, entry, ofRoutes)).stream();
        });
        return mostTelling(found, entry).<Evidence>map(Evidence.Found::new).orElseGet(() -> unfound(entry, unknown[0]));
    }

    /// Policies may look at what no request here has, so that their silence says nothing.
    private static Evidence unfound(Entry entry, boolean unknown) {
        if (entry.differences().stream().allMatch(WitnessSearch::isOfPolicies)) return new Evidence.NotAsked();
        return unknown ? new Evidence.NotKnown() : new Evidence.NoneFound();
    }

    /// A route whose match changes may both get requests and lose some, and through a listener come some that nobody
    /// answered: a request that is answered no more says most, then one that was answered. Where the same requests
    /// match, any of them will do.
    private static Optional<Witness> mostTelling(Stream<Witness> found, Entry entry) {
        boolean several = entry.differences().stream()
                .anyMatch(each -> each.subject() instanceof OfItem
                        || each.kind() == Kind.CHANGED && each.fields().stream().anyMatch(FieldChange::isOfRequests));
        if (!several) return found.findFirst();
        Optional<Witness> best = Optional.empty();
        for (Witness each : (Iterable<Witness>) found::iterator) {
            if (each.isLoss() || !each.filtersLost().isEmpty()) return Optional.of(each);
            if (best.isEmpty() || best.get().before().lost() && !each.before().lost()) best = Optional.of(each);
        }
        return best;
    }

    /// Whether requests would notice where they go, as opposed to how connections are made.
    public static boolean isAsked(Entry entry) {
        return entry.differences().stream().anyMatch(each -> switch (each.subject()) {
            case OfRoute _ -> true;
            case OfCluster _ -> false;
            case OfItem _ ->
                isOfPolicies(each)
                        || each.layer().compareTo(Layer.ROUTE) < 0
                                && (each.kind() != Kind.CHANGED
                                        || each.fields().stream().anyMatch(change -> change.isAt(Item.INSECURE)));
        });
    }

    /// Whether other requests than before pass filters of FilterPolicies.
    private static boolean isOfPolicies(Difference each) {
        return each.layer() == Layer.FILTER
                && each.kind() == Kind.CHANGED
                && each.fields().stream().anyMatch(change -> change.path().startsWith(POLICY_FILTER));
    }

    private List<Request> requests(Difference difference) {
        if (isOfPolicies(difference)) return ofPolicies(difference.subject());
        return switch (difference.subject()) {
            case OfCluster _ -> List.of();
            case OfRoute route -> requests(route);
            case OfItem item -> requests(item);
        };
    }

    /// Requests that rules of policies speak of.
    private List<Request> ofPolicies(Subject subject) {
        if (!(subject instanceof OfItem item)) return List.of();
        List<String> paths = examples(PolicyRule::path).stream()
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .distinct()
                .toList();
        List<String> names = examples(PolicyRule::host);
        String chain = item.after().or(item::before).map(Item::parent).orElse("");
        return hosts.getOrDefault(chain, List.of()).stream()
                .map(HostRoutes::place)
                .distinct()
                .limit(Candidates.MOST_PLACES)
                .flatMap(place -> Candidates.at(place, names, paths).stream())
                .toList();
    }

    private List<String> examples(Function<PolicyRule, Glob> part) {
        return Stream.concat(sides.before().rules(), sides.after().rules())
                .map(part)
                .map(glob -> String.join("x", glob.parts()))
                .distinct()
                .limit(MOST_EXAMPLES)
                .toList();
    }

    private static List<Request> requests(OfRoute route) {
        List<RouteItem> sides = Stream.of(route.after(), route.before())
                .flatMap(Optional::stream)
                .toList();
        List<Request> all = new ArrayList<>();
        for (RouteItem side : sides) {
            List<HostPlace> places = route.passed().isPresent() ? route.places() : side.places();
            for (HostPlace place : Candidates.few(places)) {
                route.passed().ifPresent(passed -> all.addAll(Candidates.of(place, List.of(side, passed))));
                all.addAll(Candidates.of(place, List.of(side)));
            }
        }
        return all;
    }

    private List<Request> requests(OfItem item) {
        String key = item.after().or(item::before).map(Item::key).orElse("");
        List<Request> all = new ArrayList<>();
        for (HostRoutes host : hosts.getOrDefault(key, List.of()).stream()
                .limit(Candidates.MOST_PLACES)
                .toList()) {
            host.routes().reversed().stream()
                    .limit(MOST_ROUTES)
                    .forEach(route -> all.addAll(Candidates.of(host.place(), List.of(route))));
        }
        return all;
    }

    /// Routes that a change leaves without requests, each with one that it used to get.
    public List<Shadow> shadows(Entry entry) {
        return shadows.of(entry);
    }

    private static Optional<Witness> differs(Handled handled, Entry entry, boolean ofRoutes) {
        if (handled.isAlike()) return Optional.empty();
        Handling old = handled.before();
        Handling now = handled.after();
        boolean about = !ofRoutes
                || entry.resource().isEmpty()
                || old.isAnonymous()
                || entry.differences().stream()
                        .flatMap(each -> Stream.of(each.before(), each.after()))
                        .flatMap(Optional::stream)
                        .anyMatch(origin -> old.involves(origin.resource()) || now.involves(origin.resource()));
        return about ? Optional.of(handled.witness()) : Optional.empty();
    }
}
