package emissaryctl.diff.witness;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Shadow;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.HostRoutes;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.RouteWords;
import emissaryctl.diff.witness.ReachIndex.Placed;
import emissaryctl.explain.request.Request;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds routes that a change leaves without requests, each with one that it used to get.
final class ShadowSearch {

    private static final int MOST = 5;

    private final Sides sides;
    private final Map<String, List<HostRoutes>> hosts;
    private final Map<HostRoutes, ReachIndex> indexes = new IdentityHashMap<>();

    /// @param hosts the virtual hosts of both sides
    ShadowSearch(Sides sides, Map<String, List<HostRoutes>> hosts) {
        this.sides = sides;
        this.hosts = hosts;
    }

    List<Shadow> of(Entry entry) {
        List<Shadow> found = new ArrayList<>();
        Set<RouteItem> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Difference each : entry.differences()) {
            if (!(each.subject() instanceof OfRoute(var _, var now, var _, var _)) || now.isEmpty()) continue;
            for (HostPlace place : Candidates.few(now.get().places())) {
                for (Suspect suspect : suspects(place, now.get())) {
                    if (found.size() >= MOST || !seen.add(suspect.route())) continue;
                    shadow(place, suspect).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /// A route, and one that takes what would be its requests.
    private record Suspect(RouteItem route, RouteItem by) {}

    private List<Suspect> suspects(HostPlace place, RouteItem changed) {
        for (HostRoutes host : hosts.getOrDefault(HostKeys.of(place), List.of())) {
            ReachIndex index = indexes.computeIfAbsent(host, ReachIndex::new);
            Optional<Placed> placed = index.get(changed);
            if (placed.isEmpty()) continue;
            return index.inTheWay(placed.get()).stream()
                    .filter(other -> !other.route().actionKey().equals(changed.actionKey()))
                    .map(other -> other.position() < placed.get().position()
                            ? new Suspect(changed, other.route())
                            : new Suspect(other.route(), changed))
                    .toList();
        }
        return List.of();
    }

    private Optional<Shadow> shadow(HostPlace place, Suspect suspect) {
        Optional<ResourceRef> owner = suspect.route().origin().map(Origin::resource);
        if (owner.isEmpty()) return Optional.empty();
        for (Request request : Candidates.of(place, List.of(suspect.route()))) {
            Optional<Handled> handled = sides.of(request);
            if (handled.isEmpty() || handled.get().isAlike()) continue;
            Handling old = handled.get().before();
            Handling now = handled.get().after();
            if (!hadIt(old, suspect.route(), owner.get()) || now.involves(owner.get())) continue;
            return Optional.of(new Shadow(
                    RouteWords.of(suspect.route()),
                    suspect.route().origin(),
                    RouteWords.of(suspect.by()),
                    handled.get().witness()));
        }
        return Optional.empty();
    }

    /// Where it is not told whose the old route was, it counts where it led.
    private static boolean hadIt(Handling old, RouteItem route, ResourceRef owner) {
        boolean same = old.isAnonymous() && route.cluster().filter(old::leadsTo).isPresent();
        return same || old.involves(owner);
    }
}
