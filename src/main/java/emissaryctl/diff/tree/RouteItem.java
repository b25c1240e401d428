package emissaryctl.diff.tree;

import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.source.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A route, once for all virtual hosts that have it alike. `match` says which requests, `action` what is done with
/// them; `matchKey` and `actionKey` tell them apart, and `groupKey` is the match without the share of requests.
/// `placement` has its virtual hosts, and what it makes there of requests that are not secure; `clusterName` is the
/// made-up name of the cluster, of which `action` tells where it leads.
public record RouteItem(
        Optional<Origin> origin,
        Branch match,
        Branch action,
        String matchKey,
        String actionKey,
        String groupKey,
        Optional<String> clusterName,
        SortedMap<HostPlace, Insecure> placement) {

    public static final String SHARE = "share";

    public RouteItem {
        placement = Collections.unmodifiableSortedMap(new TreeMap<>(placement));
    }

    public static RouteItem of(Optional<Origin> origin, Keyed match, Keyed action, Optional<String> cluster) {
        boolean whole = !match.tree().has(SHARE);
        String groupKey = whole ? match.key() : match.tree().without(SHARE).key();
        return new RouteItem(
                origin, match.tree(), action.tree(), match.key(), action.key(), groupKey, cluster, new TreeMap<>());
    }

    /// The same for other requests.
    public RouteItem matching(Keyed others) {
        return of(origin, others, new Keyed(action, actionKey), clusterName);
    }

    /// The same in these virtual hosts.
    public RouteItem in(SortedMap<HostPlace, Insecure> others) {
        return new RouteItem(origin, match, action, matchKey, actionKey, groupKey, clusterName, others);
    }

    /// Where it is served.
    public List<HostPlace> places() {
        return List.copyOf(placement.keySet());
    }

    /// Where requests go; empty when the gateway answers.
    public Optional<String> cluster() {
        return action.text("route", "cluster");
    }

    /// Whether it only sends clients to HTTPS, as goes with a route for HTTPS.
    public boolean isToHttps() {
        return action.text("redirect", "https_redirect").isPresent();
    }
}
