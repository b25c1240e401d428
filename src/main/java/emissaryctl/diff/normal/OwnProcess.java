package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.diff.tree.Tree.Items;
import emissaryctl.diff.tree.Tree.Leaf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Emissary routes probes and its diagnostics to a process of its own beside Envoy, which nothing here has: probes
/// are answered by Envoy, and the diagnostics are gone. That is no change of the user's, so such routes become what
/// they are here.
final class OwnProcess {

    private static final String DIAGNOSTICS = "/ambassador/v0/";
    private static final Map<String, String> PROBES =
            Map.of(DIAGNOSTICS + "check_ready", "ready\n", DIAGNOSTICS + "check_alive", "alive\n");
    private static final String AUTH = "envoy.filters.http.ext_authz";
    private static final String WITHOUT_AUTH =
            "type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute";

    private final Set<String> clusters = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final List<Tree> replaced = new ArrayList<>();

    /// @param routes how many led to that process
    record Found(Branch bootstrap, int routes) {}

    static Found replace(Branch bootstrap) {
        List<Tree> all = bootstrap.list("static_resources", "clusters");
        OwnProcess process = new OwnProcess();
        all.stream()
                .filter(OwnProcess::isOwn)
                .flatMap(cluster -> cluster.text("name").stream())
                .forEach(process.clusters::add);
        if (process.clusters.isEmpty()) return new Found(bootstrap, 0);
        Branch resources =
                bootstrap.get("static_resources").orElse(Branch.EMPTY) instanceof Branch own ? own : Branch.EMPTY;
        Tree listeners = process.without(resources.get("listeners").orElse(new Items(List.of())));
        List<Tree> rest = all.stream()
                .filter(cluster -> cluster.text("name")
                        .filter(name -> !process.clusters.contains(name) || process.used.contains(name))
                        .isPresent())
                .toList();
        Branch left = resources.with("listeners", listeners).with("clusters", new Items(rest));
        return new Found(bootstrap.with("static_resources", left), process.replaced.size());
    }

    private static boolean isOwn(Tree cluster) {
        List<Tree> localities = cluster.list("load_assignment", "endpoints");
        if (localities.size() != 1) return false;
        List<Tree> endpoints = localities.getFirst().list("lb_endpoints");
        if (endpoints.size() != 1) return false;
        Optional<Tree> address = endpoints.getFirst().at("endpoint", "address", "socket_address");
        return address.flatMap(each -> each.text("address"))
                        .filter("127.0.0.1"::equals)
                        .isPresent()
                && address.flatMap(each -> each.text("port_value"))
                        .filter("8877"::equals)
                        .isPresent();
    }

    private Tree without(Tree tree) {
        return switch (tree) {
            case Leaf leaf -> leaf;
            case Items(var items) -> new Items(items.stream().map(this::without).toList());
            case Branch(var fields) -> {
                List<Field> same = new ArrayList<>(fields.size());
                for (Field field : fields) {
                    boolean table = field.name().equals("routes") && field.value() instanceof Items;
                    Tree value = table ? new Items(routes(field.value().list())) : without(field.value());
                    same.add(new Field(field.name(), value));
                }
                yield new Branch(same);
            }
        };
    }

    private List<Tree> routes(List<Tree> all) {
        List<Tree> rest = new ArrayList<>();
        String last = "";
        for (Tree route : all) {
            String prefix = route.text("match", "prefix").orElse("");
            String cluster = route.text("route", "cluster").orElse("");
            String leads = route.text("route", "prefix_rewrite").orElse("");
            if (clusters.contains(cluster) && leads.startsWith(DIAGNOSTICS)) {
                replaced.add(route);
                if (!prefix.equals(last)) probe(prefix, leads).ifPresent(rest::add);
                last = prefix;
            } else if (!isToHttps(route) || !prefix.startsWith(DIAGNOSTICS) && !isSame(prefix, last)) {
                if (clusters.contains(cluster)) used.add(cluster);
                rest.add(route);
                last = "";
            }
        }
        return rest;
    }

    private static boolean isSame(String prefix, String last) {
        return !prefix.isEmpty() && prefix.equals(last);
    }

    private static boolean isToHttps(Tree route) {
        return route.text("redirect", "https_redirect").isPresent();
    }

    private static Optional<Tree> probe(String prefix, String leads) {
        return Optional.ofNullable(PROBES.get(leads))
                .map(answer -> Branch.EMPTY
                        .with("match", Branch.EMPTY.with("prefix", new Leaf(prefix)))
                        .with(
                                "direct_response",
                                Branch.EMPTY
                                        .with("status", new Leaf("200"))
                                        .with("body", Branch.EMPTY.with("inline_string", new Leaf(answer))))
                        .with(
                                "typed_per_filter_config",
                                Branch.EMPTY.with(
                                        AUTH,
                                        Branch.EMPTY
                                                .with("@type", new Leaf(WITHOUT_AUTH))
                                                .with("disabled", new Leaf("true")))));
    }
}
