package emissaryctl.diff.compare;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.tree.Configuration;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.HostRoutes;
import emissaryctl.diff.tree.Insecure;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Items;
import emissaryctl.diff.tree.Tree.Leaf;
import emissaryctl.diff.tree.TreeDiff;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The routes of both sides. Virtual hosts that are on one side only are another matter: what unchanged resources have
/// there comes and goes with them.
final class RouteDiff {

    private final Configuration before;
    private final Configuration after;
    private final ClusterDiff clusters;
    private final Predicate<Optional<Origin>> changed;
    private final Set<HostPlace> onBoth = new HashSet<>();
    private final Set<HostPlace> alike = new HashSet<>();

    /// @param changed whether the user changed the resource of this origin, as far as is known
    RouteDiff(Configuration before, Configuration after, ClusterDiff clusters, Predicate<Optional<Origin>> changed) {
        this.before = before;
        this.after = after;
        this.clusters = clusters;
        this.changed = changed;
        before.hosts().forEach(host -> onBoth.add(host.place()));
        onBoth.retainAll(after.hosts().stream().map(HostRoutes::place).toList());
        Map<HostPlace, Insecure> modes = new HashMap<>();
        before.hosts().forEach(host -> modes.put(host.place(), host.insecure()));
        for (HostRoutes host : after.hosts()) {
            if (host.insecure() == modes.get(host.place())) alike.add(host.place());
        }
    }

    List<Difference> differences() {
        Pairing<RouteItem> pairing = RoutePairs.of(before.routes(), after.routes());
        List<Difference> found = new ArrayList<>();
        for (Pair<RouteItem> pair : pairing.pairs()) compare(pair).ifPresent(found::add);
        for (RouteItem old : pairing.removed()) {
            if (isTold(old)) found.add(difference(Optional.of(old), Optional.empty(), List.of()));
        }
        for (RouteItem now : pairing.added()) {
            if (isTold(now)) found.add(difference(Optional.empty(), Optional.of(now), List.of()));
        }
        found.addAll(RouteOrder.differences(pairing.pairs(), before.hosts(), after.hosts()));
        return found;
    }

    private boolean isTold(RouteItem route) {
        return route.places().stream().anyMatch(onBoth::contains) || changed.test(route.origin());
    }

    private Optional<Difference> compare(Pair<RouteItem> pair) {
        RouteItem old = pair.before();
        RouteItem now = pair.after();
        List<FieldChange> fields = new ArrayList<>();
        if (!old.matchKey().equals(now.matchKey())) {
            TreeDiff.between(old.match(), now.match()).forEach(change -> fields.add(change.below(FieldChange.MATCH)));
        }
        if (!old.actionKey().equals(now.actionKey())) fields.addAll(TreeDiff.between(old.action(), now.action()));
        fields.addAll(clusters.between(old, now));
        places(old, now).ifPresent(fields::add);
        insecure(old, now).ifPresent(fields::add);
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(difference(Optional.of(old), Optional.of(now), fields));
    }

    private Optional<FieldChange> places(RouteItem old, RouteItem now) {
        if (old.places().equals(now.places())) return Optional.empty();
        List<String> left = only(old, now);
        List<String> come = only(now, old);
        if (left.isEmpty() && come.isEmpty()) return Optional.empty();
        return Optional.of(new FieldChange(FieldChange.PLACES, texts(left), texts(come)));
    }

    /// Where the virtual host as a whole treats insecure requests as before, but this route does not.
    private Optional<FieldChange> insecure(RouteItem old, RouteItem now) {
        for (var place : now.placement().entrySet()) {
            Insecure was = old.placement().getOrDefault(place.getKey(), place.getValue());
            if (was == place.getValue() || !alike.contains(place.getKey())) continue;
            return Optional.of(new FieldChange(
                    Item.INSECURE,
                    Optional.of(new Leaf(was.words())),
                    Optional.of(new Leaf(place.getValue().words()))));
        }
        return Optional.empty();
    }

    private List<String> only(RouteItem some, RouteItem others) {
        Set<HostPlace> there = new HashSet<>(others.places());
        return some.places().stream()
                .filter(place -> onBoth.contains(place) && !there.contains(place))
                .map(HostPlace::domain)
                .distinct()
                .toList();
    }

    private static Optional<Tree> texts(List<String> texts) {
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Items(texts.stream().<Tree>map(Leaf::new).toList()));
    }

    private static Difference difference(
            Optional<RouteItem> before, Optional<RouteItem> after, List<FieldChange> fields) {
        Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        return new Difference(
                new OfRoute(before, after, after.or(() -> before).orElseThrow().places()),
                kind,
                before.flatMap(RouteItem::origin),
                after.flatMap(RouteItem::origin),
                fields);
    }
}
