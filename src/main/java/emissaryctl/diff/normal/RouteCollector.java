package emissaryctl.diff.normal;

import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.HostRoutes;
import emissaryctl.diff.tree.Insecure;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects routes, those that are alike in several virtual hosts as one.
final class RouteCollector {

    private final Normaliser normaliser;
    private final Origins origins;
    private final RouteParts parts;
    private final Map<Alike, Gathered> gathered = new LinkedHashMap<>();
    private final Map<HostPlace, List<Gathered>> byHost = new LinkedHashMap<>();
    private final Map<HostPlace, Insecure> modes = new LinkedHashMap<>();
    private final Map<Gathered, RouteItem> done = new IdentityHashMap<>();

    /// A route and where it has been found up to now.
    private record Gathered(RouteItem route, SortedMap<HostPlace, Insecure> places) {}

    /// What routes have in common that count as one; `number` tells those of one virtual host apart.
    private record Alike(Optional<ResourceRef> resource, String cluster, String match, String action, int number) {

        private static Alike of(RouteItem route) {
            return new Alike(
                    route.origin().map(Origin::resource),
                    route.clusterName().orElse(""),
                    route.matchKey(),
                    route.actionKey(),
                    1);
        }

        private Alike next() {
            return new Alike(resource, cluster, match, action, number + 1);
        }
    }

    RouteCollector(Normaliser normaliser, Origins origins, RouteParts parts) {
        this.normaliser = normaliser;
        this.origins = origins;
        this.parts = parts;
    }

    /// Takes the routes of a virtual host, and tells what becomes of insecure requests there.
    Insecure add(HostPlace place, List<Tree> routes) {
        Set<Alike> here = new HashSet<>();
        List<Gathered> list = new ArrayList<>();
        Insecure mode = Insecure.SERVED;
        List<RouteItem> read = RouteReader.read(routes, normaliser, origins, parts);
        for (HttpsPairs.Folded folded : HttpsPairs.fold(read, parts)) {
            list.add(add(place, folded, here));
            mode = both(mode, folded.insecure());
        }
        byHost.put(place, list);
        modes.put(place, mode);
        return mode;
    }

    private static Insecure both(Insecure mode, Insecure other) {
        if (mode == Insecure.NOT_KNOWN || other == Insecure.NOT_KNOWN) return Insecure.NOT_KNOWN;
        return mode == Insecure.SERVED || other == Insecure.REDIRECTED ? other : mode;
    }

    private Gathered add(HostPlace place, HttpsPairs.Folded folded, Set<Alike> here) {
        RouteItem item = folded.route();
        Alike key = Alike.of(item);
        while (!here.add(key)) key = key.next();
        Gathered found = gathered.computeIfAbsent(key, _ -> new Gathered(item, new TreeMap<>()));
        found.places().put(place, folded.insecure());
        return found;
    }

    List<RouteItem> routes() {
        return gathered.values().stream().map(this::item).toList();
    }

    private RouteItem item(Gathered each) {
        return done.computeIfAbsent(each, one -> one.route().in(one.places()));
    }

    List<HostRoutes> hosts() {
        List<HostRoutes> hosts = new ArrayList<>();
        byHost.forEach((place, routes) -> hosts.add(new HostRoutes(
                place,
                modes.getOrDefault(place, Insecure.SERVED),
                routes.stream().map(this::item).toList())));
        return hosts;
    }
}
