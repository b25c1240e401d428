package emissaryctl.explain;

import emissaryctl.envoy.TestCertificates;
import emissaryctl.gateway.AccessLogging;
import emissaryctl.gateway.ChainContent;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.HttpAuth;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Cluster;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.ListenerFilter;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.RouteDecision;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteErrors;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsPeer.KeyPair;
import emissaryctl.gateway.TlsTermination;
import emissaryctl.gateway.UpstreamLimits;
import emissaryctl.gateway.UpstreamProtocol;
import emissaryctl.traffic.Ports;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a gateway fit to run on loopback beside others: its listeners get free ports, its clusters names of their own
/// and the stub's addresses, its certificates are ours, and what needs more than a stub is left out (tracing, rate
/// limits, Lua, other bodies for errors, gRPC
/// authorization). Routing is left alone.
record OnLoopback(StubBackend stub, String prefix, TestCertificates certificates) {

    Gateway move(Gateway gateway) throws IOException {
        List<Listener> listeners = new ArrayList<>();
        for (Listener listener : gateway.listeners()) {
            if (listener.address().transport() == Transport.TCP) listeners.add(listener(listener));
        }
        List<Cluster> clusters = new ArrayList<>();
        for (Cluster cluster : gateway.clusters()) clusters.add(cluster(cluster));
        AccessLogging log = new AccessLogging(
                List.of(),
                new AccessLogging.FileLog(
                        "/dev/null", gateway.accessLog().file().format()));
        return new Gateway(
                listeners,
                clusters,
                gateway.http(),
                filters(gateway.filters()),
                log,
                Optional.empty(),
                gateway.bootstrap());
    }

    private String named(String cluster) {
        return prefix + cluster;
    }

    private Listener listener(Listener listener) {
        return new Listener(
                prefix + listener.name(),
                listener.origin(),
                new ListenAddress("127.0.0.1", Ports.free(), Transport.TCP),
                listener.filters().stream()
                        .filter(filter -> filter != ListenerFilter.PROXY_PROTOCOL)
                        .toList(),
                listener.chains().stream().map(this::chain).toList(),
                listener.limits());
    }

    private FilterChain chain(FilterChain chain) {
        ChainContent content = switch (chain.content()) {
            case HttpTraffic http ->
                new HttpTraffic(
                        http.statPrefix(),
                        http.virtualHosts().stream().map(this::host).toList(),
                        http.trustedHops(),
                        http.http2Limits(),
                        http.http3Limits(),
                        false,
                        false);
            case TcpTraffic tcp ->
                new TcpTraffic(
                        tcp.statPrefix(),
                        tcp.targets().stream()
                                .map(target -> new WeightedTarget(named(target.cluster()), target.weight()))
                                .toList(),
                        tcp.idleTimeout());
        };
        return new FilterChain(
                chain.name(), chain.origin(), chain.match(), chain.tls().map(_ -> termination()), content);
    }

    private TlsTermination termination() {
        KeyPair pair =
                new KeyPair(new PemText(certificates.certificate(), false), new PemText(certificates.key(), true));
        TlsPeer none = TlsPeer.NONE;
        TlsPeer peer = new TlsPeer(
                Optional.of(pair),
                none.trustedCa(),
                none.revocationList(),
                none.alpnProtocols(),
                none.minVersion(),
                none.maxVersion(),
                none.cipherSuites(),
                none.ecdhCurves());
        return new TlsTermination(peer, Optional.empty());
    }

    private VirtualHost host(VirtualHost host) {
        return new VirtualHost(
                host.name(),
                host.origin(),
                host.domain(),
                host.responseHeaders(),
                host.routes().stream().map(this::route).toList());
    }

    private Route route(Route route) {
        RouteDecision decision = route.decision() instanceof Forward forward ? forward(forward) : route.decision();
        return new Route(
                route.origin(),
                route.criteria(),
                decision,
                route.headers(),
                route.auth(),
                new RouteErrors.AsEverywhere());
    }

    private Forward forward(Forward to) {
        return new Forward(
                named(to.cluster()),
                to.timeout(),
                to.idleTimeout(),
                to.path(),
                to.host(),
                to.hashKeys(),
                to.retries(),
                to.mirrors().stream()
                        .map(mirror -> new Mirror(named(mirror.cluster()), mirror.percent()))
                        .toList(),
                to.cors(),
                to.descriptors(),
                to.upgrades(),
                to.priority());
    }

    private Cluster cluster(Cluster cluster) throws IOException {
        int port = stub.portOf(named(cluster.name()));
        Discovery discovery = switch (cluster.discovery()) {
            case Discovery.Dns dns ->
                new Discovery.Dns(
                        List.of(new Discovery.Endpoint("localhost", port)),
                        dns.logical(),
                        Discovery.Family.V4_ONLY,
                        dns.respectTtl());
            case Discovery.Fixed fixed ->
                new Discovery.Fixed(List.of(new Discovery.Endpoint("127.0.0.1", port)), fixed.serviceName());
        };
        UpstreamProtocol protocol = cluster.protocol();
        return new Cluster(
                named(cluster.name()),
                cluster.origin(),
                cluster.statName(),
                discovery,
                Duration.ofSeconds(5),
                cluster.balancing(),
                new UpstreamProtocol(false, protocol.idleTimeout(), Optional.empty(), protocol.headerCase()),
                UpstreamLimits.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private FilterSettings filters(FilterSettings filters) {
        return new FilterSettings(
                filters.grpc(),
                Optional.empty(),
                filters.compression(),
                filters.bufferMaxRequestBytes(),
                filters.addressRules(),
                filters.externalAuth().map(this::auth),
                Optional.empty(),
                Optional.empty(),
                filters.suppressEnvoyHeaders(),
                filters.hiddenHeaders());
    }

    /// The stub lets everything pass.
    private ExternalAuth auth(ExternalAuth auth) {
        HttpAuth transport = new HttpAuth(
                named(auth.transport().cluster()), "http://stub", Optional.empty(), List.of(), List.of(), List.of());
        return new ExternalAuth(transport, Duration.ofSeconds(5), auth.requestBody(), false, Optional.empty());
    }
}
