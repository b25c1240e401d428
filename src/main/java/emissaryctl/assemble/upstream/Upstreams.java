package emissaryctl.assemble.upstream;

import emissaryctl.assemble.module.BalancerRules;
import emissaryctl.assemble.module.BreakerNames;
import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.tls.ResolvedTls;
import emissaryctl.assemble.tls.TlsContexts;
import emissaryctl.assemble.tls.TlsProblems;
import emissaryctl.assemble.upstream.UpstreamRequest.Settings;
import emissaryctl.diag.Diagnostic;
import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Discovery.Dns;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.gateway.Discovery.Fixed;
import emissaryctl.gateway.Gateway.Balancing;
import emissaryctl.gateway.Gateway.Cluster;
import emissaryctl.gateway.KeepaliveProbes;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.UpstreamLimits;
import emissaryctl.gateway.UpstreamProtocol;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import emissaryctl.resource.HealthCheck;
import emissaryctl.resource.Keepalive;
import emissaryctl.resource.LoadBalancer;
import emissaryctl.source.ResourceRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The clusters, made as resources ask for them. Resources whose requests lead to one name share a cluster; the order
/// of asking matters when their settings differ.
public final class Upstreams {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final ModuleSettings module;
    private final TlsContexts contexts;
    private final ServiceDiscovery services;
    private final AssembleOptions options;
    private final SequencedMap<String, Cluster> clusters = new LinkedHashMap<>();
    private final Map<String, UpstreamRequest> owners = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    public Upstreams(ModuleSettings module, TlsContexts contexts, ServiceDiscovery services, AssembleOptions options) {
        this.module = module;
        this.contexts = contexts;
        this.services = services;
        this.options = options;
    }

    /// All that were asked for so far, in that order.
    public List<Cluster> clusters() {
        return List.copyOf(clusters.values());
    }

    /// What was wrong with what was asked for.
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(found);
        all.addAll(services.diagnostics());
        return all;
    }

    /// Whether the cluster of this name is there and speaks TLS.
    public boolean usesTls(String clusterName) {
        Cluster cluster = clusters.get(clusterName);
        return cluster != null && cluster.tls().isPresent();
    }

    /// Adds endpoints to a cluster, for services of which several make one.
    public void merge(String clusterName, String otherName) {
        if (otherName.equals(clusterName)) return;
        Cluster cluster = clusters.get(clusterName);
        Cluster other = clusters.remove(otherName);
        if (cluster == null || other == null) return;
        List<Endpoint> all = new ArrayList<>(cluster.discovery().endpoints());
        all.addAll(other.discovery().endpoints());
        clusters.put(clusterName, withDiscovery(cluster, together(cluster.discovery(), other.discovery(), all)));
    }

    /// Names are looked up, also when addresses stand beside them.
    private static Discovery together(Discovery one, Discovery other, List<Endpoint> all) {
        return switch (one) {
            case Dns dns -> new Dns(all, dns.logical(), dns.family(), dns.respectTtl());
            case Fixed _ when other instanceof Dns dns -> new Dns(all, false, dns.family(), dns.respectTtl());
            case Fixed fixed -> new Fixed(all, fixed.serviceName());
        };
    }

    private static Cluster withDiscovery(Cluster cluster, Discovery discovery) {
        return new Cluster(
                cluster.name(),
                cluster.origin(),
                cluster.statName(),
                discovery,
                cluster.connectTimeout(),
                cluster.balancing(),
                cluster.protocol(),
                cluster.limits(),
                cluster.tls(),
                cluster.keepalive(),
                cluster.healthProbes());
    }

    /// What the scheme of a service and its TLS context come to. `rest` is the service without its scheme.
    private record Security(boolean originates, Optional<ResolvedTls> context, boolean named, String rest) {}

    /// The name of the cluster for a request.
    public String claim(UpstreamRequest request) {
        return claim(request, new UpstreamTrust(options));
    }

    /// The same with trust of its own in servers for which no TLSContext says how far to trust them.
    public String claim(UpstreamRequest request, UpstreamTrust trust) {
        Security security = security(request);
        Target target = Target.of(security.rest(), security.originates());
        Optional<LoadBalancer> balancer =
                request.settings().loadBalancer().or(() -> module.policies().loadBalancer());
        boolean byEndpoints = options.endpointsEnabled()
                && balancer.flatMap(BalancerRules::policy).isPresent();
        List<String> parts = nameParts(request, security, byEndpoints ? balancer : Optional.empty());
        String name = ClusterName.of(parts);
        Optional<TlsOrigination> tls = origination(security, target, trust);
        Cluster cluster = cluster(name, request, security, target, tls, byEndpoints ? balancer : Optional.empty());
        return settle(parts, cluster, request);
    }

    private Security security(UpstreamRequest request) {
        String service = request.service();
        Optional<String> wanted = request.settings().tls().filter(t -> !t.isEmpty());
        Optional<ResolvedTls> context =
                wanted.flatMap(name -> contexts.find(name, request.owner().ref().namespace()));
        boolean https = service.regionMatches(true, 0, "https://", 0, 8);
        boolean http = service.regionMatches(true, 0, "http://", 0, 7);
        if (wanted.isPresent() && context.isEmpty()) {
            ResourceRef absent =
                    new ResourceRef("TLSContext", request.owner().ref().namespace(), wanted.get());
            found.add(TlsProblems.undefinedForOrigination(request.owner(), wanted.get(), !https)
                    .withAbsent(absent));
        }
        if (https) return new Security(true, context, false, service.substring(8));
        if (http) {
            if (context.isPresent())
                found.add(TlsProblems.httpServiceWithContext(request.owner(), wanted.orElseThrow()));
            return new Security(context.isPresent(), context, false, service.substring(7));
        }
        int scheme = service.indexOf("://");
        if (scheme >= 0) found.add(UpstreamProblems.unknownScheme(request, service.substring(0, scheme)));
        return new Security(
                context.isPresent(),
                context,
                context.isPresent(),
                scheme < 0 ? service : service.substring(scheme + 3));
    }

    private static List<String> nameParts(UpstreamRequest request, Security security, Optional<LoadBalancer> balancer) {
        List<String> parts = new ArrayList<>(List.of("cluster"));
        request.marker().ifPresent(parts::add);
        parts.add(request.service());
        if (security.originates()) parts.add("otls");
        if (security.named()) security.context().ifPresent(context -> parts.add(context.key()));
        if (security.originates()) request.hostRewrite().ifPresent(host -> parts.add("hr-" + host));
        parts.add(request.owner().ref().namespace());
        request.settings().circuitBreakers().orElse(List.of()).forEach(b -> parts.add(BreakerNames.tag(b)));
        balancer.ifPresent(b -> parts.add(BalancerRules.nameTag(b)));
        return parts;
    }

    private String settle(List<String> parts, Cluster cluster, UpstreamRequest request) {
        Cluster first = clusters.putIfAbsent(cluster.name(), cluster);
        if (first == null) {
            owners.put(cluster.name(), request);
            return cluster.name();
        }
        if (sameSettings(first, cluster)) return first.name();
        UpstreamRequest owner = owners.get(first.name());
        if (options.profile().firstClusterOwnerWins()) {
            if (owner != null) found.add(UpstreamProblems.settingsLost(request, owner));
            return first.name();
        }
        for (int n = 2; ; n++) {
            List<String> numbered = new ArrayList<>(parts);
            numbered.add(Integer.toString(n));
            Cluster renamed = cluster.named(ClusterName.of(numbered), cluster.origin(), cluster.statName());
            Cluster taken = clusters.putIfAbsent(renamed.name(), renamed);
            if (taken == null) owners.put(renamed.name(), request);
            if (taken == null || sameSettings(taken, renamed)) return renamed.name();
        }
    }

    private static boolean sameSettings(Cluster one, Cluster other) {
        return one.named(other.name(), other.origin(), one.statName()).equals(other);
    }

    private Cluster cluster(
            String name,
            UpstreamRequest request,
            Security security,
            Target target,
            Optional<TlsOrigination> tls,
            Optional<LoadBalancer> balancer) {
        Settings settings = request.settings();
        boolean probed = services.usesEndpoints(request, target);
        if (!probed && !settings.healthChecks().isEmpty()) found.add(UpstreamProblems.healthChecksIgnored(request));
        return new Cluster(
                name,
                request.owner().origin(),
                settings.statsName().filter(s -> !s.isEmpty()).orElse(ClusterName.plain(security.rest())),
                services.discover(request, target),
                settings.timeouts().connect().orElse(CONNECT_TIMEOUT),
                balancer.flatMap(BalancerRules::policy).orElse(Balancing.ROUND_ROBIN),
                protocol(settings),
                limits(settings),
                tls,
                keepalive(settings),
                probed ? HealthChecks.translate(askable(request)) : List.of());
    }

    /// Those that Envoy takes. It asks over gRPC only where it speaks HTTP/2.
    private List<HealthCheck> askable(UpstreamRequest request) {
        Settings settings = request.settings();
        List<HealthCheck> checks = new ArrayList<>();
        for (HealthCheck check : settings.healthChecks()) {
            Optional<CommandOperators.Fault> fault = HealthChecks.fault(check);
            boolean mute = check.probe() instanceof HealthCheck.Grpc && !settings.grpc();
            if (fault.isPresent()) found.add(UpstreamProblems.healthCheckInvalid(request, fault.get()));
            else if (mute) found.add(UpstreamProblems.grpcHealthCheckWithoutGrpc(request));
            else checks.add(check);
        }
        return checks;
    }

    private UpstreamLimits limits(Settings settings) {
        Profile profile = options.profile();
        return new UpstreamLimits(
                settings.circuitBreakers()
                        .map(all -> all.stream().map(BreakerNames::limits).toList()),
                profile.countsRemaining(),
                profile.limitsBuffers() ? module.limits().listeners().bufferBytes() : Optional.empty());
    }

    private static Optional<TlsOrigination> origination(Security security, Target target, UpstreamTrust trust) {
        if (!security.originates()) return Optional.empty();
        return Optional.of(
                security.context().map(ResolvedTls::origination).orElseGet(() -> trust.towards(target.host())));
    }

    private UpstreamProtocol protocol(Settings settings) {
        boolean preserved = !settings.grpc() && module.http().http1().headerCase() == HeaderCase.PRESERVED;
        return new UpstreamProtocol(
                settings.grpc(),
                notZero(settings.timeouts().idle())
                        .or(() -> notZero(module.defaults().clusterTimeouts().idle())),
                notZero(settings.timeouts().maxConnectionLifetime())
                        .or(() -> notZero(module.defaults().clusterTimeouts().maxConnectionLifetime())),
                preserved ? HeaderCase.PRESERVED : HeaderCase.LOWER);
    }

    private static Optional<Duration> notZero(Optional<Duration> duration) {
        return duration.filter(d -> !d.isZero());
    }

    private Optional<KeepaliveProbes> keepalive(Settings settings) {
        Optional<Keepalive> written = settings.keepalive()
                .or(() -> module.defaults().policies().keepalive().filter(all -> !all.isEmpty()));
        return written.map(k -> new KeepaliveProbes(
                options.profile().ignoresKeepaliveIdleTime()
                        ? k.time()
                        : k.time().or(k::idleTime),
                k.interval(),
                k.probes()));
    }
}
