package emissaryctl.assemble.listener;

import emissaryctl.assemble.host.ActiveHost;
import emissaryctl.assemble.host.HostGlob;
import emissaryctl.assemble.host.HostSet;
import emissaryctl.assemble.host.LabelMatching;
import emissaryctl.assemble.listener.ActiveListener.Layer;
import emissaryctl.assemble.listener.TcpStage.TcpGroup;
import emissaryctl.assemble.module.ClientLimits;
import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.route.PlannedRoute;
import emissaryctl.assemble.route.RouteVariants;
import emissaryctl.assemble.tls.ResolvedTls;
import emissaryctl.assemble.tls.TlsContexts;
import emissaryctl.assemble.tls.TlsFloor;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainMatch;
import emissaryctl.gateway.ChainMatch.Security;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.ListenerFilter;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.TlsTermination;
import emissaryctl.resource.CodePoints;
import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.Listener.SecurityModel;
import emissaryctl.resource.Metadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes listeners with their filter chains, virtual hosts and routes: TCP chains first, then one chain for each TLS
/// server name, and one for all of cleartext.
public final class ChainStage {

    private static final int ALT_SVC_PORT = 443;

    private final List<ActiveHost> hosts;
    private final List<Metadata> refused;
    private final List<TcpGroup> tcpGroups;
    private final List<PlannedRoute> routes;
    private final TlsContexts contexts;
    private final RouteVariants variants;
    private final LabelMatching labels;
    private final ClientLimits limits;
    private final Profile profile;
    private final List<Diagnostic> found = new ArrayList<>();

    public ChainStage(
            HostSet hosts,
            List<TcpGroup> tcpGroups,
            List<PlannedRoute> routes,
            RouteVariants variants,
            ModuleSettings module,
            AssembleOptions options) {
        this.hosts = hosts.active().stream()
                .sorted(Comparator.comparing(ActiveHost::hostname, CodePoints::compare))
                .toList();
        this.tcpGroups = tcpGroups;
        this.routes = routes;
        this.refused = hosts.refused();
        this.contexts = hosts.contexts();
        this.variants = variants;
        this.labels = LabelMatching.of(options);
        this.limits = module.limits();
        this.profile = options.profile();
    }

    /// The listeners with their filter chains and virtual hosts, less those that would serve nothing.
    public Outcome<List<Listener>> assemble(List<ActiveListener> active) {
        List<Listener> made = new ArrayList<>();
        for (ActiveListener listener : active) listener(listener).ifPresent(made::add);
        return new Outcome<>(made, found.stream().distinct().toList());
    }

    private Optional<Listener> listener(ActiveListener listener) {
        SequencedMap<String, FilterChain> tcp = tcpChains(listener);
        List<FilterChain> chains = new ArrayList<>(tcp.values());
        int before = found.size();
        if (listener.http()) chains.addAll(httpChains(listener, tcp));
        if (chains.isEmpty()) {
            if (found.size() == before) explainAbsence(listener);
            return Optional.empty();
        }
        return Optional.of(new Listener(
                listener.name(),
                listener.origin(),
                listener.address(),
                filters(listener, chains),
                chains,
                limits.listeners()));
    }

    /// Says why a listener has nothing to serve, unless that was said of its Hosts already.
    private void explainAbsence(ActiveListener listener) {
        if (refused.stream().anyMatch(host -> listener.accepts(host, labels))) return;
        boolean bound = listener.http() && hosts.stream().anyMatch(host -> listener.accepts(host, labels));
        found.add(
                bound && listener.tls()
                        ? ListenerProblems.noCertificate(listener)
                        : ListenerProblems.nothingAttached(listener));
    }

    /// In stack order; the PROXY header comes before everything else on the wire (O-42). Envoy needs to look into TLS
    /// wherever a chain is chosen by it.
    private List<ListenerFilter> filters(ActiveListener listener, List<FilterChain> chains) {
        List<ListenerFilter> filters = new ArrayList<>();
        for (Layer layer : listener.stack()) {
            if (layer == Layer.PROXY && profile.inspectsTlsBeforeProxyHeader()) {
                filters.add(ListenerFilter.PROXY_PROTOCOL);
            } else if (layer == Layer.PROXY) {
                filters.addFirst(ListenerFilter.PROXY_PROTOCOL);
            } else if (layer == Layer.TLS && !listener.quic()) {
                filters.add(ListenerFilter.TLS_INSPECTOR);
            }
        }
        boolean terminates = chains.stream().anyMatch(chain -> chain.match().security() == Security.TLS);
        if (terminates && !filters.contains(ListenerFilter.TLS_INSPECTOR)) filters.add(ListenerFilter.TLS_INSPECTOR);
        return filters;
    }

    private SequencedMap<String, FilterChain> tcpChains(ActiveListener listener) {
        SequencedMap<String, FilterChain> chains = new LinkedHashMap<>();
        for (TcpGroup group : tcpGroups) {
            boolean here = !listener.quic()
                    && group.port() == listener.address().port()
                    && group.address().equals(listener.address().address());
            if (here) addTcpChain(listener, group, chains);
        }
        return chains;
    }

    private void addTcpChain(ActiveListener listener, TcpGroup group, SequencedMap<String, FilterChain> chains) {
        if (group.host().isPresent() && !canBeServerName(group.host().get())) {
            found.add(TcpProblems.partialWildcard(group.first(), group.host().get()));
            return;
        }
        Optional<ResolvedTls> tls = group.host().flatMap(this::tlsFor);
        if (group.host().isPresent() && tls.isEmpty()) {
            found.add(TcpProblems.noTls(group.first(), group.host().get()));
            return;
        }
        String key = group.host().map(ChainStage::key).orElse("");
        if (chains.containsKey(key)) {
            found.add(TcpProblems.chainTaken(group.first(), chains.get(key).origin()));
            return;
        }
        ChainMatch match = group.host()
                .map(host -> new ChainMatch(Security.TLS, host.equals("*") ? List.of() : List.of(host)))
                .orElse(new ChainMatch(Security.ANY, List.of()));
        chains.put(
                key,
                new FilterChain(
                        "tcphost-GROUP: " + group.first().name(),
                        group.origin(),
                        match,
                        tls.map(this::termination),
                        new TcpTraffic(listener.statsPrefix(), group.targets(), group.idleTimeout())));
    }

    /// From a Host that covers the name, or else a TLSContext that lists it.
    private Optional<ResolvedTls> tlsFor(String serverName) {
        return hosts.stream()
                .filter(h -> h.tls().isPresent() && HostGlob.overlap(h.hostname(), serverName))
                .findFirst()
                .flatMap(ActiveHost::tls)
                .or(() -> contexts.forHostname(serverName));
    }

    /// Hosts that share a filter chain.
    private record HttpChain(boolean tls, SequencedMap<String, ActiveHost> hosts) {
        ActiveHost first() {
            return hosts.firstEntry().getValue();
        }
    }

    private List<FilterChain> httpChains(ActiveListener listener, SequencedMap<String, FilterChain> tcp) {
        SequencedMap<String, HttpChain> chains = new LinkedHashMap<>();
        for (ActiveHost host : hosts) {
            if (!listener.accepts(host, labels)) continue;
            if (listener.tls() && host.tls().isPresent() && serverNameIsPossible(host)) addTlsHost(chains, host, tcp);
            if (servesCleartext(listener, host)) addCleartextHost(chains, host);
        }
        List<FilterChain> made = new ArrayList<>();
        for (HttpChain chain : chains.values()) {
            if (chain.tls()) tlsChain(listener, chain).ifPresent(made::add);
            else if (tcp.containsKey("")) reportTcpConflict(listener);
            else made.add(cleartextChain(listener, chain));
        }
        return made;
    }

    /// Envoy takes no other wildcards in server names than a whole first label.
    private static boolean canBeServerName(String name) {
        return name.equals("*") || name.lastIndexOf('*') <= (name.startsWith("*.") ? 0 : -1);
    }

    private boolean serverNameIsPossible(ActiveHost host) {
        boolean possible = canBeServerName(host.sni());
        if (!possible) found.add(ListenerProblems.partialWildcard(host));
        return possible;
    }

    /// Envoy takes server names and domains that differ in case alone for the same.
    private static String key(String hostname) {
        return hostname.toLowerCase(Locale.ROOT);
    }

    private void reportTcpConflict(ActiveListener listener) {
        tcpGroups.stream()
                .filter(g ->
                        g.host().isEmpty() && g.port() == listener.address().port())
                .findFirst()
                .ifPresent(g -> found.add(TcpProblems.cleartextBesideHosts(g.first())));
    }

    private boolean servesCleartext(ActiveListener listener, ActiveHost host) {
        if (listener.quic()) return false;
        boolean rejected =
                listener.securityModel() == SecurityModel.INSECURE && host.insecureAction() == InsecureAction.REJECT;
        if (rejected) return false;
        return profile.servesCleartextOnTlsListeners() || CleartextRule.serves(listener);
    }

    private void addTlsHost(
            SequencedMap<String, HttpChain> chains, ActiveHost host, SequencedMap<String, FilterChain> tcp) {
        FilterChain taken = tcp.get(key(host.sni()));
        if (taken != null) {
            found.add(ListenerProblems.hostBesideTcp(host, taken.origin()));
            return;
        }
        HttpChain chain =
                chains.computeIfAbsent("tls " + key(host.sni()), _ -> new HttpChain(true, new LinkedHashMap<>()));
        if (!chain.hosts().isEmpty() && !sameContext(chain.first(), host)) {
            found.add(ListenerProblems.contextMismatch(host, chain.first()));
            return;
        }
        chain.hosts().put(key(host.hostname()), host);
    }

    private static boolean sameContext(ActiveHost one, ActiveHost other) {
        return one.tls().map(ResolvedTls::key).equals(other.tls().map(ResolvedTls::key));
    }

    /// Emissary serves the later of two Hosts with one hostname (O-59).
    private void addCleartextHost(SequencedMap<String, HttpChain> chains, ActiveHost host) {
        HttpChain chain = chains.computeIfAbsent("cleartext", _ -> new HttpChain(false, new LinkedHashMap<>()));
        ActiveHost taken = chain.hosts().put(key(host.hostname()), host);
        if (taken != null) found.add(ListenerProblems.hostnameTaken(host, taken));
    }

    private Optional<FilterChain> tlsChain(ActiveListener listener, HttpChain chain) {
        ActiveHost first = chain.first();
        List<String> serverNames = first.sni().equals("*") ? List.of() : List.of(first.sni());
        if (listener.quic() && first.tls().filter(ResolvedTls::lacksClientCa).isPresent()) {
            found.add(ListenerProblems.clientCaMissingOverQuic(first));
            return Optional.empty();
        }
        return Optional.of(new FilterChain(
                "httpshost-" + first.name(),
                first.origin(),
                new ChainMatch(listener.quic() ? Security.QUIC : Security.TLS, serverNames),
                first.tls().map(listener.quic() ? ResolvedTls::quicTermination : this::termination),
                content(listener, chain)));
    }

    /// QUIC knows no other TLS than 1.3.
    private TlsTermination termination(ResolvedTls tls) {
        return profile.raisesTlsFloor() ? TlsFloor.raise(tls.termination()) : tls.termination();
    }

    private FilterChain cleartextChain(ActiveListener listener, HttpChain chain) {
        return new FilterChain(
                "httphost-shared",
                listener.origin(),
                new ChainMatch(Security.ANY, List.of()),
                Optional.empty(),
                content(listener, chain));
    }

    private HttpTraffic content(ActiveListener listener, HttpChain chain) {
        List<VirtualHost> virtualHosts = new ArrayList<>();
        for (ActiveHost host : chain.hosts().values()) virtualHosts.add(virtualHost(listener, host));
        return new HttpTraffic(
                listener.statsPrefix(),
                virtualHosts,
                listener.l7Depth(),
                limits.http2(listener.http2MaxConcurrentStreams()),
                limits.http3(listener.http2MaxConcurrentStreams()),
                listener.http3(),
                listener.quic());
    }

    private VirtualHost virtualHost(ActiveListener listener, ActiveHost host) {
        List<Route> entries = new ArrayList<>();
        for (PlannedRoute route : routes) {
            if (route.attaches().test(host)) {
                entries.addAll(variants.on(listener.securityModel(), host.insecureAction(), route));
            }
        }
        return new VirtualHost(
                listener.name() + "-" + host.hostname(), host.origin(), host.hostname(), altSvc(listener), entries);
    }

    private List<HeaderAddition> altSvc(ActiveListener listener) {
        if (!listener.http3() || listener.quic()) return List.of();
        int port =
                profile.advertisesPort443() ? ALT_SVC_PORT : listener.address().port();
        String value = "h3=\":" + port + "\"; ma=86400, h3-29=\":" + port + "\"; ma=86400";
        return List.of(new HeaderAddition("alt-svc", value, true));
    }
}
