package emissaryctl.diff.witness;

import emissaryctl.diff.ClusterItem;
import emissaryctl.diff.Configuration;
import emissaryctl.explain.Request;
import emissaryctl.explain.Router;
import emissaryctl.gateway.Gateway;
import java.util.Map;
import java.util.stream.Collectors;

/// What one side decides on requests.
public final class Decisions {

    private final Router router;
    private final Map<String, String> targets;

    private Decisions(Router router, Map<String, String> targets) {
        this.router = router;
        this.targets = Map.copyOf(targets);
    }

    public static Decisions of(Gateway gateway, Configuration configuration) {
        return new Decisions(
                new Router(gateway),
                configuration.clusters().stream()
                        .collect(Collectors.toMap(ClusterItem::name, ClusterItem::target, (first, _) -> first)));
    }

    Handling of(Request request) {
        return Handling.of(router.decide(request), name -> targets.getOrDefault(name, name));
    }
}
