package emissaryctl.diff.normal;

import emissaryctl.diff.tree.ClusterItem;
import emissaryctl.diff.tree.Configuration;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsTermination;
import emissaryctl.output.ConfigTree;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads a whole configuration.
public final class ConfigurationReader {

    private ConfigurationReader() {}

    /// One that was compiled, with the help of what is known of others.
    public static Configuration read(EnvoyConfig config, Gateway gateway, KnownPieces known) {
        return read(tree(config, known), Optional.of(gateway), known);
    }

    /// The bootstrap as it would be written.
    public static Branch tree(EnvoyConfig config) {
        return tree(config, new KnownPieces());
    }

    private static Branch tree(EnvoyConfig config, KnownPieces known) {
        TreeGrower grower = new TreeGrower(known);
        ConfigTree.walk(config, grower);
        return grower.tree();
    }

    /// One that Envoy gave.
    static Configuration read(Branch bootstrap) {
        return read(bootstrap, Optional.empty(), new KnownPieces());
    }

    private static Configuration read(Branch bootstrap, Optional<Gateway> gateway, KnownPieces known) {
        List<Tree> listeners = bootstrap.list("static_resources", "listeners");
        List<Tree> clusters = bootstrap.list("static_resources", "clusters");
        Map<String, String> targets = Targets.of(clusters);
        Normaliser normaliser = new Normaliser(targets, generic(bootstrap.list("static_resources", "secrets")));
        ListenerReader reader = new ListenerReader(normaliser, new Origins(), gateway, known.routeParts(targets));
        for (int i = 0; i < listeners.size(); i++) reader.read(i, listeners.get(i));
        List<Item> items = new ArrayList<>(reader.items());
        Branch process = normaliser.branch("", withoutNews(bootstrap.without("@type", "static_resources")));
        items.add(new Item(Layer.PROCESS, "process", "", "process", Optional.empty(), process));
        return new Configuration(
                items,
                reader.routes(),
                reader.hosts(),
                clusters.stream()
                        .map(each -> cluster(each, targets, normaliser))
                        .toList(),
                gateway.map(ConfigurationReader::secrets).orElse(new TreeMap<>()));
    }

    /// Envoy adds to its node what it is itself.
    private static Branch withoutNews(Branch bootstrap) {
        Branch node = Branch.EMPTY;
        for (String name : List.of("id", "cluster")) {
            Optional<Tree> told = bootstrap.at("node", name);
            if (told.isPresent()) node = node.with(name, told.get());
        }
        return bootstrap.with("node", node);
    }

    private static ClusterItem cluster(Tree cluster, Map<String, String> targets, Normaliser normaliser) {
        String name = cluster.text("name").orElse("");
        Branch rest = cluster instanceof Branch branch ? branch.without("name", "metadata") : Branch.EMPTY;
        Branch content = rest.at("load_assignment").orElse(cluster) instanceof Branch assignment
                        && rest.at("load_assignment").isPresent()
                ? rest.with("load_assignment", assignment.without("cluster_name"))
                : rest;
        return ClusterItem.of(
                name,
                targets.getOrDefault(name, name),
                new Origins().of(cluster),
                normaliser.branch("clusters", content));
    }

    /// The texts of secrets that filters refer to, by name.
    private static SortedMap<String, Branch> generic(List<Tree> secrets) {
        SortedMap<String, Branch> byName = new TreeMap<>();
        for (Tree secret : secrets) {
            if (secret.at("generic_secret", "secret").orElse(secret) instanceof Branch text
                    && secret.at("generic_secret", "secret").isPresent()) {
                byName.put(secret.text("name").orElse(""), text);
            }
        }
        return byName;
    }

    private static SortedMap<String, ResourceRef> secrets(Gateway gateway) {
        SortedMap<String, ResourceRef> secrets = new TreeMap<>();
        List<TlsPeer> peers = new ArrayList<>();
        gateway.listeners()
                .forEach(listener -> listener.chains()
                        .forEach(chain -> chain.tls().map(TlsTermination::peer).ifPresent(peers::add)));
        gateway.clusters().forEach(cluster -> cluster.tls().ifPresent(tls -> peers.add(tls.peer())));
        for (TlsPeer peer : peers) {
            peer.keyPair()
                    .ifPresent(pair -> pair.secret().ifPresent(ref -> {
                        if (pair.certificateChain() instanceof PemText text) {
                            secrets.put(Fingerprint.of(text.text()), ref);
                        }
                    }));
        }
        return secrets;
    }
}
