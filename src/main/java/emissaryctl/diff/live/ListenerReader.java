package emissaryctl.diff.live;

import emissaryctl.diff.live.ManagerReader.Managed;
import emissaryctl.diff.tree.Tree;
import emissaryctl.gateway.ChainContent;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.gateway.ChainMatch;
import emissaryctl.gateway.ChainMatch.Security;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.ListenerFilter;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.gateway.ListenerLimits;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsTermination;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Listeners and their filter chains.
final class ListenerReader {

    private static final String MANAGER =
            "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager";
    private static final String TCP_PROXY = "envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy";
    private static final String TLS = "envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext";
    private static final String QUIC = "envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport";
    private static final ChainContent NOTHING = new TcpTraffic("", List.of(), Optional.empty());

    private final ManagerReader managers;
    private final Doubts doubts;
    private final Map<FilterChain, Managed> managed = new IdentityHashMap<>();

    ListenerReader(ManagerReader managers, Doubts doubts) {
        this.managers = managers;
        this.doubts = doubts;
    }

    /// The connection managers of the filter chains that have one.
    Map<FilterChain, Managed> managed() {
        return managed;
    }

    /// The listener, if it has a port that requests may come to.
    Optional<Listener> read(Tree tree) {
        Optional<Tree> socket = tree.at("address", "socket_address")
                .filter(each -> each.text("port_value").isPresent());
        if (socket.isEmpty() || answersForEnvoy(tree)) return Optional.empty();
        Unclear unclear = new Unclear();
        Listener listener = Fields.read(tree, "", unclear, fields -> listener(fields, tree, address(socket.get())));
        doubts.note(listener, "listener", unclear);
        return Optional.of(listener);
    }

    /// The listener that tells whether Envoy is ready is no part of the gateway.
    private static boolean answersForEnvoy(Tree listener) {
        boolean local = listener.text("address", "socket_address", "address")
                .filter(address -> address.startsWith("127.") || address.equals("::1"))
                .isPresent();
        return local && listener.text("name").orElse("").startsWith("ambassador-listener-ready-");
    }

    private static ListenAddress address(Tree socket) {
        boolean udp = socket.text("protocol").filter("UDP"::equals).isPresent();
        String port = socket.text("port_value").filter(Fields::isNumber).orElse("0");
        return new ListenAddress(
                socket.text("address").orElse(""), Integer.parseInt(port), udp ? Transport.UDP : Transport.TCP);
    }

    private Listener listener(Fields listener, Tree tree, ListenAddress address) {
        listener.skip(
                "name",
                "address",
                "metadata",
                "traffic_direction",
                "per_connection_buffer_limit_bytes",
                "udp_listener_config",
                "listener_filters_timeout",
                "continue_on_listener_filters_timeout",
                "access_log",
                "stat_prefix",
                "enable_reuse_port",
                "reuse_port",
                "drain_type",
                "tcp_backlog_size",
                "ignore_global_conn_limit",
                "bypass_overload_manager",
                "connection_balance_config");
        List<FilterChain> chains = new ArrayList<>();
        for (Tree chain : listener.tree("filter_chains").map(Tree::list).orElse(List.of())) {
            Unclear unclear = new Unclear();
            Chain made = Fields.read(chain, "", unclear, fields -> chain(fields, unclear, match(chain, listener)));
            made.manager().ifPresent(manager -> managed.put(made.chain(), manager));
            doubts.note(made.chain(), "filter chain", unclear);
            chains.add(made.chain());
        }
        return new Listener(
                tree.text("name").orElse(""),
                RouteReader.UNTOLD,
                address,
                listenerFilters(listener),
                chains,
                ListenerLimits.NONE);
    }

    private static List<ListenerFilter> listenerFilters(Fields listener) {
        List<ListenerFilter> filters = new ArrayList<>();
        for (Tree filter : listener.tree("listener_filters").map(Tree::list).orElse(List.of())) {
            switch (Types.ofFilter(filter)) {
                case "envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector" ->
                    filters.add(ListenerFilter.TLS_INSPECTOR);
                case "envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol" ->
                    filters.add(ListenerFilter.PROXY_PROTOCOL);
                default ->
                    listener.doubt("listener_filters " + filter.text("name").orElse(""));
            }
        }
        return filters;
    }

    /// A filter chain, and the connection manager in it if there is one.
    private record Chain(FilterChain chain, Optional<Managed> manager) {}

    /// A filter chain that asks for more than is understood may be chosen before any other, so that nothing is sure of
    /// the whole listener.
    private static ChainMatch match(Tree chain, Fields listener) {
        Unclear unclear = new Unclear();
        ChainMatch match = chain.at("filter_chain_match")
                .map(found -> Fields.read(found, "filter_chain_match", unclear, ListenerReader::match))
                .orElse(new ChainMatch(Security.ANY, List.of()));
        unclear.all().forEach(listener::doubt);
        return match;
    }

    private Chain chain(Fields chain, Unclear unclear, ChainMatch match) {
        chain.skip("name", "metadata", "transport_socket_connect_timeout", "filter_chain_match");
        List<Tree> filters = chain.tree("filters").map(Tree::list).orElse(List.of());
        Optional<Managed> manager = Optional.empty();
        ChainContent content = NOTHING;
        if (filters.size() == 1 && Types.ofFilter(filters.getFirst()).equals(MANAGER)) {
            manager = settings(filters.getFirst())
                    .map(settings -> Fields.read(settings, "", unclear, fields -> managers.read(fields, unclear)));
            content = manager.<ChainContent>map(Managed::traffic).orElse(NOTHING);
        } else if (filters.size() == 1 && Types.ofFilter(filters.getFirst()).equals(TCP_PROXY)) {
            content = settings(filters.getFirst())
                    .<ChainContent>map(settings -> Fields.read(settings, "", unclear, ListenerReader::proxy))
                    .orElse(NOTHING);
        } else
            filters.forEach(
                    filter -> unclear.add("with filter " + filter.text("name").orElse("")));
        return new Chain(new FilterChain("", RouteReader.UNTOLD, match, tls(chain), content), manager);
    }

    private static Optional<Tree> settings(Tree filter) {
        return filter.at("typed_config");
    }

    private static ChainMatch match(Fields match) {
        Security security = switch (match.text("transport_protocol").orElse("")) {
            case "" -> Security.ANY;
            case "tls" -> Security.TLS;
            case "quic" -> Security.QUIC;
            default -> {
                match.doubt("transport_protocol");
                yield Security.ANY;
            }
        };
        return new ChainMatch(security, match.texts("server_names"));
    }

    /// Whether TLS ends here; with what certificates is for those who compare filter chains.
    private static Optional<TlsTermination> tls(Fields chain) {
        return chain.tree("transport_socket").flatMap(socket -> {
            String type = socket.at("typed_config").map(Types::of).orElse("");
            if (!type.equals(TLS) && !type.equals(QUIC)) chain.doubt("transport_socket");
            return Optional.of(new TlsTermination(TlsPeer.NONE, Optional.empty()));
        });
    }

    private static TcpTraffic proxy(Fields proxy) {
        proxy.skip("@type", "stat_prefix", "idle_timeout", "access_log");
        List<WeightedTarget> targets = proxy.message(
                        "weighted_clusters",
                        some -> some.list(
                                "clusters",
                                each -> new WeightedTarget(
                                        each.text("name").orElse(""),
                                        each.number("weight").orElse(0))))
                .or(() -> proxy.text("cluster").map(name -> List.of(new WeightedTarget(name, 100))))
                .orElse(List.of());
        return new TcpTraffic("", targets, Optional.empty());
    }
}
