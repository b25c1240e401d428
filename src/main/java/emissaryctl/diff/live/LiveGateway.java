package emissaryctl.diff.live;

import emissaryctl.diff.live.ManagerReader.Managed;
import emissaryctl.diff.normal.Origins;
import emissaryctl.diff.tree.Tree;
import emissaryctl.gateway.AccessLogging;
import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.AccessLogging.TextFormat;
import emissaryctl.gateway.BootstrapSettings;
import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Cluster;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.OverloadLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a configuration of Envoy means, as far as it is understood. A gateway has settings of HTTP for all of its
/// listeners, and Envoy has them in each connection manager: there is a part for each sort of those.
public final class LiveGateway {

    private final List<Part> parts;
    private final Doubts doubts;

    /// A gateway with all listeners, whose HTTP settings are those of some filter chains.
    public static final class Part {
        private final Gateway gateway;
        private final Set<FilterChain> chains;

        private Part(Gateway gateway, Set<FilterChain> chains) {
            this.gateway = gateway;
            this.chains = chains;
        }

        public Gateway gateway() {
            return gateway;
        }

        public boolean isOf(FilterChain chain) {
            return chains.contains(chain);
        }
    }

    private LiveGateway(List<Part> parts, Doubts doubts) {
        this.parts = List.copyOf(parts);
        this.doubts = doubts;
    }

    /// @param bootstrap with everything in its static resources, as names are in Envoy
    /// @param policies filters that the other side has, too
    public static LiveGateway read(Tree bootstrap, PolicyFilters policies) {
        List<Cluster> clusters = new ArrayList<>(bootstrap.list("static_resources", "clusters").stream()
                .map(ClusterReader::read)
                .toList());
        Set<String> names = clusters.stream().map(Cluster::name).collect(Collectors.toSet());
        clusters.add(ClusterReader.NONE);
        Doubts doubts = new Doubts();
        ManagerReader managers = new ManagerReader(new RouteReader(names, new Origins(), doubts), policies, doubts);
        ListenerReader reader = new ListenerReader(managers, doubts);
        List<Listener> listeners = bootstrap.list("static_resources", "listeners").stream()
                .flatMap(listener -> reader.read(listener).stream())
                .toList();
        noteSharedPorts(listeners, doubts);
        String node = bootstrap.text("node", "cluster").orElse("");
        return new LiveGateway(parts(listeners, clusters, reader.managed(), node), doubts);
    }

    /// Which of two listeners on one port a request comes to, its address tells, which no request here has.
    private static void noteSharedPorts(List<Listener> listeners, Doubts doubts) {
        Unclear unclear = new Unclear();
        unclear.add("whose port another one has, too");
        for (Listener listener : listeners) {
            boolean shared = listeners.stream()
                    .anyMatch(other -> other != listener
                            && other.address().port() == listener.address().port()
                            && other.address().transport() == listener.address().transport());
            if (shared) doubts.note(listener, "listener", unclear);
        }
    }

    private record Common(HttpSettings http, FilterSettings filters) {}

    private static List<Part> parts(
            List<Listener> listeners, List<Cluster> clusters, Map<FilterChain, Managed> managed, String node) {
        Map<Common, Set<FilterChain>> sorts = new LinkedHashMap<>();
        for (Listener listener : listeners) {
            for (FilterChain chain : listener.chains()) {
                Optional.ofNullable(managed.get(chain))
                        .ifPresent(manager -> sorts.computeIfAbsent(
                                        new Common(manager.http(), manager.filters()),
                                        _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
                                .add(chain));
            }
        }
        if (sorts.isEmpty()) {
            Managed nothing = Fields.read(Tree.Branch.EMPTY, "", new Unclear(), ManagerReader::empty);
            sorts.put(new Common(nothing.http(), nothing.filters()), Set.of());
        }
        List<Part> parts = new ArrayList<>();
        sorts.forEach((common, chains) -> parts.add(new Part(gateway(listeners, clusters, common, node), chains)));
        return parts;
    }

    private static Gateway gateway(List<Listener> listeners, List<Cluster> clusters, Common common, String node) {
        return new Gateway(
                listeners,
                clusters,
                common.http(),
                common.filters(),
                new AccessLogging(List.of(), new FileLog("", new TextFormat(""))),
                Optional.empty(),
                new BootstrapSettings(
                        node,
                        "",
                        Optional.empty(),
                        new ReadyListener("", 0, false),
                        new TreeMap<>(),
                        Optional.empty(),
                        OverloadLimits.NONE));
    }

    public List<Part> parts() {
        return parts;
    }

    /// Whether there is more to a listener, filter chain, virtual host or route of these gateways than they say.
    public boolean isDoubtful(Object thing) {
        return doubts.isOn(thing);
    }

    /// What is not understood, such as `route match.grpc`, and of how many it is said.
    public SortedMap<String, Integer> notUnderstood() {
        return Collections.unmodifiableSortedMap(doubts.numbers());
    }
}
