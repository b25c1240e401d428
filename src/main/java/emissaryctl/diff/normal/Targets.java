package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where clusters lead: the name under which their endpoints are found, or else the endpoints themselves.
final class Targets {

    private static final int SHOWN = 3;

    private Targets() {}

    static Map<String, String> of(List<Tree> clusters) {
        Map<String, String> targets = new TreeMap<>();
        for (Tree cluster : clusters) {
            cluster.text("name").ifPresent(name -> targets.put(name, of(name, cluster)));
        }
        return targets;
    }

    private static String of(String name, Tree cluster) {
        return serviceName(cluster)
                .filter(service -> !service.isEmpty() && !service.equals(name))
                .orElseGet(() -> endpoints(cluster).orElse(name));
    }

    /// Endpoints that are addresses come and go, their service stays.
    private static Optional<String> serviceName(Tree cluster) {
        boolean addresses = cluster.text("cluster_type", "name").isEmpty()
                && List.of("STATIC", "EDS").contains(cluster.text("type").orElse("STATIC"));
        if (!addresses) return Optional.empty();
        return cluster.text("eds_cluster_config", "service_name")
                .or(() -> cluster.text("load_assignment", "cluster_name"));
    }

    private static Optional<String> endpoints(Tree cluster) {
        List<String> all = new ArrayList<>();
        for (Tree locality : cluster.list("load_assignment", "endpoints")) {
            for (Tree endpoint : locality.list("lb_endpoints")) {
                endpoint.at("endpoint", "address", "socket_address")
                        .ifPresent(address -> all.add(address.text("address").orElse("") + ":"
                                + address.text("port_value").orElse("0")));
            }
        }
        if (all.isEmpty()) return Optional.empty();
        String first = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return Optional.of(all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first);
    }
}
