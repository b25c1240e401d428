package emissaryctl.diff.normal;

import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.HostRoutes;
import emissaryctl.diff.tree.Insecure;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Items;
import emissaryctl.diff.tree.Tree.Leaf;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.Gateway;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes listeners apart: into filter chains, their TLS, filters and other settings, virtual hosts and routes.
final class ListenerReader {

    private static final String MANAGER = "HttpConnectionManager";

    private final Normaliser normaliser;
    private final Origins origins;
    private final Optional<Gateway> gateway;
    private final RouteCollector routes;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    ListenerReader(Normaliser normaliser, Origins origins, Optional<Gateway> gateway, RouteParts parts) {
        this.normaliser = normaliser;
        this.origins = origins;
        this.gateway = gateway;
        this.routes = new RouteCollector(normaliser, origins, parts);
    }

    List<Item> items() {
        return items;
    }

    List<RouteItem> routes() {
        return routes.routes();
    }

    List<HostRoutes> hosts() {
        return routes.hosts();
    }

    void read(int index, Tree listener) {
        if (!(listener instanceof Branch branch)) return;
        String address = unique(address(branch));
        Branch rest = branch.without("name", "metadata", "address", "filter_chains", "default_filter_chain");
        items.add(new Item(
                Layer.LISTENER, address, "", address, origins.of(listener), normaliser.branch("listeners", rest)));
        List<Tree> chains = new ArrayList<>(branch.list("filter_chains"));
        branch.get("default_filter_chain").ifPresent(chains::add);
        Optional<Gateway.Listener> made = gateway.filter(
                        g -> index < g.listeners().size())
                .map(g -> g.listeners().get(index));
        for (int i = 0; i < chains.size(); i++) {
            int number = i;
            Optional<Gateway.FilterChain> from = made.filter(
                            l -> number < l.chains().size())
                    .map(l -> l.chains().get(number));
            if (chains.get(i) instanceof Branch chain) {
                Optional<Origin> origin = from.map(Gateway.FilterChain::origin).or(() -> origins.of(listener));
                new Chain(address, chain, origin, from).read();
            }
        }
    }

    private static String address(Branch listener) {
        Optional<Tree> socket = listener.at("address", "socket_address");
        String host = socket.flatMap(s -> s.text("address")).orElse("");
        String port = socket.flatMap(s -> s.text("port_value")).orElse("0");
        boolean udp =
                socket.flatMap(s -> s.text("protocol")).filter("UDP"::equals).isPresent();
        if (socket.isEmpty()) return listener.at("address").map(Tree::shown).orElse("internal");
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + (udp ? " (UDP)" : "");
    }

    private String unique(String key) {
        String free = key;
        for (int i = 2; !keys.add(free); i++) free = key + " #" + i;
        return free;
    }

    /// One filter chain.
    private final class Chain {
        private final String listener;
        private final Branch chain;
        private final Optional<Origin> origin;
        private final Optional<Gateway.FilterChain> made;
        private final String name;
        private final String key;
        private final String label;

        private Chain(String listener, Branch chain, Optional<Origin> origin, Optional<Gateway.FilterChain> made) {
            this.listener = listener;
            this.chain = chain;
            this.origin = origin;
            this.made = made;
            this.key = unique(listener + "|" + name(chain));
            this.name = key.substring(listener.length() + 1);
            this.label = listener + " " + name;
        }

        private static String name(Branch chain) {
            Optional<Tree> match = chain.at("filter_chain_match");
            String protocol = match.flatMap(m -> m.text("transport_protocol"))
                    .orElse(chain.get("transport_socket").isPresent() ? "tls" : "cleartext");
            List<String> names = match.map(m -> m.list("server_names")).orElse(List.of()).stream()
                    .map(Tree::shown)
                    .sorted()
                    .toList();
            String rest = match.filter(Branch.class::isInstance)
                    .map(m -> ((Branch) m).without("transport_protocol", "server_names"))
                    .filter(m -> !m.fields().isEmpty())
                    .map(m -> " " + m.shown())
                    .orElse("");
            String word = protocol.equals("tls") ? "TLS" : protocol.equals("quic") ? "QUIC" : protocol;
            return word + (names.isEmpty() ? "" : " " + String.join(", ", names)) + rest;
        }

        private void read() {
            List<Tree> others = new ArrayList<>();
            Optional<Branch> manager = Optional.empty();
            for (Tree filter : chain.list("filters")) {
                boolean http = filter.text("typed_config", "@type")
                        .filter(type -> type.endsWith(MANAGER))
                        .isPresent();
                if (http && filter.at("typed_config").orElse(filter) instanceof Branch found) {
                    manager = Optional.of(found);
                } else others.add(filter);
            }
            Branch rest = chain.without("name", "metadata", "filter_chain_match", "transport_socket", "filters");
            Branch tree = others.isEmpty() ? rest : rest.with("filters", new Items(others));
            add(Layer.FILTER_CHAIN, key, listener, normaliser.branch("filter_chains", tree));
            chain.get("transport_socket").ifPresent(socket -> {
                Tree context = socket.at("typed_config").orElse(socket);
                add(Layer.TLS, key + "|tls", key, normaliser.normalise("tls", context));
            });
            manager.ifPresent(this::readManager);
        }

        private void readManager(Branch manager) {
            Tree filters = manager.get("http_filters").orElse(new Items(List.of()));
            Branch only = Branch.EMPTY.with("http_filters", normaliser.normalise("http_filters", filters));
            add(Layer.FILTER, key + "|filters", key, only);
            Branch settings = manager.without("@type", "http_filters", "route_config");
            add(Layer.HTTP, key + "|http", key, normaliser.branch("http", settings));
            List<Tree> hosts = manager.list("route_config", "virtual_hosts");
            for (int i = 0; i < hosts.size(); i++) {
                if (hosts.get(i) instanceof Branch host) readHost(host, hostOrigin(i));
            }
        }

        private Optional<Origin> hostOrigin(int index) {
            return made.flatMap(from -> from.content() instanceof HttpTraffic http
                            && index < http.virtualHosts().size()
                    ? Optional.of(http.virtualHosts().get(index).origin())
                    : Optional.empty());
        }

        private void readHost(Branch host, Optional<Origin> from) {
            Branch settings = normaliser.branch("virtual_hosts", host.without("name", "domains", "routes", "metadata"));
            for (Tree domain : host.list("domains")) {
                HostPlace place = new HostPlace(listener, name, domain.shown());
                String hostKey = unique(key + "|" + domain.shown());
                Insecure insecure = routes.add(place, host.list("routes"));
                items.add(new Item(
                        Layer.VIRTUAL_HOST,
                        hostKey,
                        key,
                        domain.shown() + " on " + label,
                        from.or(() -> origin),
                        settings.with(Item.INSECURE, new Leaf(insecure.words()))));
            }
        }

        private void add(Layer layer, String itemKey, String parent, Tree tree) {
            items.add(new Item(layer, itemKey, parent, label, origin, tree));
        }
    }
}
