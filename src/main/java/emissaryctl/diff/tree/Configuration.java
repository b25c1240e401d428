package emissaryctl.diff.tree;

import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A configuration in its normal form: what Envoy would do, without the names that are made up and the places where
/// things happen to stand. `secrets` leads from fingerprints of certificates to the Secrets that they come from.
public record Configuration(
        List<Item> items,
        List<RouteItem> routes,
        List<HostRoutes> hosts,
        List<ClusterItem> clusters,
        SortedMap<String, ResourceRef> secrets) {
    public Configuration {
        items = List.copyOf(items);
        routes = List.copyOf(routes);
        hosts = List.copyOf(hosts);
        clusters = List.copyOf(clusters);
        secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    }

    /// The same with more.
    public Configuration with(List<Item> more) {
        List<Item> all = new ArrayList<>(items);
        all.addAll(more);
        return new Configuration(all, routes, hosts, clusters, secrets);
    }
}
