package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.diff.tree.Tree.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the parts of a config dump together to what a bootstrap would be: listeners and clusters wherever they came
/// from, with their route tables, endpoints and secrets in place.
final class ConfigDump {

    private final Map<String, Tree> routes = new HashMap<>();
    private final Map<String, Tree> secrets = new HashMap<>();
    private final Map<String, Tree> endpoints = new HashMap<>();

    private ConfigDump(List<Tree> sections) {
        for (Tree section : sections) {
            each(section, "static_route_configs", "dynamic_route_configs", "route_config", "name", routes);
            each(section, "static_secrets", "dynamic_active_secrets", "secret", "name", secrets);
            each(
                    section,
                    "static_endpoint_configs",
                    "dynamic_endpoint_configs",
                    "endpoint_config",
                    "cluster_name",
                    endpoints);
        }
    }

    private static void each(
            Tree section, String fixed, String dynamic, String field, String key, Map<String, Tree> found) {
        for (String list : List.of(fixed, dynamic)) {
            for (Tree entry : section.list(list)) {
                Optional<Tree> value = entry.at(field);
                value.flatMap(tree -> tree.text(key)).ifPresent(name -> found.put(name, value.get()));
            }
        }
    }

    static Branch bootstrap(List<Tree> sections) {
        ConfigDump dump = new ConfigDump(sections);
        List<Tree> listeners = new ArrayList<>();
        List<Tree> clusters = new ArrayList<>();
        Branch rest = Branch.EMPTY;
        for (Tree section : sections) {
            if (section.at("bootstrap").orElse(section) instanceof Branch branch
                    && section.at("bootstrap").isPresent()) {
                rest = branch.without("static_resources", "dynamic_resources");
            }
            for (Tree entry : section.list("static_listeners"))
                entry.at("listener").ifPresent(listeners::add);
            for (Tree entry : section.list("dynamic_listeners")) {
                entry.at("active_state", "listener").ifPresent(listeners::add);
            }
            for (String list : List.of("static_clusters", "dynamic_active_clusters")) {
                for (Tree entry : section.list(list))
                    entry.at("cluster").map(dump::withEndpoints).ifPresent(clusters::add);
            }
        }
        Branch resources = Branch.EMPTY
                .with(
                        "listeners",
                        new Items(listeners.stream().map(dump::inPlace).toList()))
                .with("clusters", new Items(clusters.stream().map(dump::inPlace).toList()));
        return rest.with("static_resources", resources);
    }

    private Tree withEndpoints(Tree cluster) {
        Optional<Tree> found = cluster.text("eds_cluster_config", "service_name")
                .or(() -> cluster.text("name"))
                .map(endpoints::get);
        boolean discovered = cluster.text("type").filter("EDS"::equals).isPresent();
        return discovered && found.isPresent() && cluster instanceof Branch branch
                ? branch.with("load_assignment", found.get())
                : cluster;
    }

    /// The tree with route tables and secrets in place of their names.
    private Tree inPlace(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> leaf;
            case Items(var items) -> new Items(items.stream().map(this::inPlace).toList());
            case Branch branch -> {
                List<Field> same = new ArrayList<>();
                // The type of a resource that came by itself; what it is made of has none.
                boolean resource = branch.has("address") || branch.has("connect_timeout");
                for (Field field : branch.fields()) {
                    if (!(resource && field.name().equals("@type"))) same.add(inPlace(field));
                }
                yield new Branch(same);
            }
        };
    }

    private Field inPlace(Field field) {
        Tree value = field.value();
        return switch (field.name()) {
            case "rds" ->
                value.text("route_config_name")
                        .map(routes::get)
                        .map(table -> new Field("route_config", inPlace(table)))
                        .orElse(field);
            case "tls_certificate_sds_secret_configs" -> {
                List<Tree> found = secrets(value, "tls_certificate");
                yield found.isEmpty() ? field : new Field("tls_certificates", new Items(found));
            }
            case "validation_context_sds_secret_config" -> {
                List<Tree> found = secrets(new Items(List.of(value)), "validation_context");
                yield found.isEmpty() ? field : new Field("validation_context", found.getFirst());
            }
            default -> new Field(field.name(), inPlace(value));
        };
    }

    private List<Tree> secrets(Tree references, String sort) {
        return references.list().stream()
                .flatMap(each -> each.text("name").map(secrets::get).stream())
                .flatMap(secret -> secret.at(sort).stream())
                .toList();
    }
}
