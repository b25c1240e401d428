package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.HTTP1;
import static emissaryctl.envoy.Gateways.ORIGIN;
import static emissaryctl.envoy.Gateways.cluster;
import static emissaryctl.envoy.Gateways.dns;
import static emissaryctl.envoy.Gateways.virtualHost;

import emissaryctl.gateway.AccessLogging;
import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.AccessLogging.GrpcLog;
import emissaryctl.gateway.AccessLogging.JsonBool;
import emissaryctl.gateway.AccessLogging.JsonFormat;
import emissaryctl.gateway.AccessLogging.JsonNumber;
import emissaryctl.gateway.AccessLogging.JsonObject;
import emissaryctl.gateway.AccessLogging.JsonText;
import emissaryctl.gateway.AccessLogging.JsonValue;
import emissaryctl.gateway.BootstrapSettings;
import emissaryctl.gateway.BootstrapSettings.AdminInterface;
import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.BootstrapSettings.RuntimeFlag;
import emissaryctl.gateway.BootstrapSettings.RuntimeNumber;
import emissaryctl.gateway.BootstrapSettings.StatsSink;
import emissaryctl.gateway.ChainContent;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.gateway.ChainMatch;
import emissaryctl.gateway.ChainMatch.Security;
import emissaryctl.gateway.ConnectionLimits;
import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Discovery.Dns;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.gateway.Discovery.Family;
import emissaryctl.gateway.Discovery.Fixed;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Balancing;
import emissaryctl.gateway.Gateway.ListenerFilter;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.HealthProbe;
import emissaryctl.gateway.HealthProbe.GrpcQuestion;
import emissaryctl.gateway.HealthProbe.HttpQuestion;
import emissaryctl.gateway.HealthProbe.StatusSpan;
import emissaryctl.gateway.KeepaliveProbes;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.gateway.ListenerLimits;
import emissaryctl.gateway.OverloadLimits;
import emissaryctl.gateway.PeerName;
import emissaryctl.gateway.Pem;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.StreamLimits;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsPeer.KeyPair;
import emissaryctl.gateway.TlsPeer.Version;
import emissaryctl.gateway.TlsTermination;
import emissaryctl.gateway.UpstreamLimits;
import emissaryctl.gateway.UpstreamProtocol;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A gateway that has at least one of everything a gateway can have, but for what excludes each other: the
/// `Alternative`s together have those.
public final class EveryFeature {

    public static List<Gateway> gateways() {
        TestCertificates certificates = TestCertificates.create();
        return Alternative.ALL.stream()
                .map(alternative -> gateway(alternative, certificates))
                .toList();
    }

    private static Gateway gateway(Alternative alternative, TestCertificates certificates) {
        return new Gateway(
                listeners(certificates),
                clusters(certificates, alternative.upstreamName()),
                alternative.http(),
                alternative.filters(),
                new AccessLogging(
                        List.of(
                                grpcLog(true, List.of("x-a"), List.of("x-b"), List.of("x-c")),
                                grpcLog(false, List.of(), List.of(), List.of())),
                        new FileLog("/dev/fd/1", new JsonFormat(logFields()))),
                Optional.of(alternative.tracing()),
                bootstrap(alternative.dogstatsd(), alternative.admin(), alternative.overload()));
    }

    private static final ListenerLimits LIMITS = new ListenerLimits(
            Optional.of(1048576), Optional.of(Duration.ofSeconds(5)), Optional.of(Duration.ofSeconds(10)));

    private static final StreamLimits STREAMS =
            new StreamLimits(Optional.of(1024), Optional.of(65536), Optional.of(1048576));

    private static GrpcLog grpcLog(boolean http, List<String> request, List<String> response, List<String> trailers) {
        return new GrpcLog("grpc", http, request, response, trailers, Duration.ofSeconds(1), 16384);
    }

    private static SequencedMap<String, JsonValue> logFields() {
        SequencedMap<String, JsonValue> inner = new LinkedHashMap<>();
        inner.put("ok", new JsonBool(true));
        inner.put("version", new JsonNumber(1.5));
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("start_time", new JsonText("%START_TIME%"));
        fields.put("nested", new JsonObject(inner));
        return fields;
    }

    private static BootstrapSettings bootstrap(boolean dogstatsd, AdminInterface admin, OverloadLimits overload) {
        return new BootstrapSettings(
                "ambassador-default",
                "test-id",
                Optional.of(admin),
                new ReadyListener("::1", 8006, true),
                new TreeMap<>(Map.of(
                        "re2.max_program_size.error_level",
                        new RuntimeNumber(200),
                        "envoy.reloadable_features.http_reject_path_with_fragment",
                        new RuntimeFlag(true))),
                Optional.of(new StatsSink(
                        "127.0.0.1",
                        8125,
                        dogstatsd,
                        Optional.of("gateway"),
                        Duration.ofSeconds(1),
                        Optional.of("pod-1"))),
                overload);
    }

    private static List<Gateway.Listener> listeners(TestCertificates certificates) {
        Gateway.VirtualHost routes = virtualHost("*", EveryRoute.routes().toArray(new Gateway.Route[0]));
        Gateway.VirtualHost announcing = new Gateway.VirtualHost(
                "host-example.com",
                ORIGIN,
                "example.com",
                List.of(new HeaderAddition("alt-svc", "h3=\":443\"; ma=86400", true)),
                routes.routes());
        TlsTermination tls = new TlsTermination(downstream(certificates), Optional.of(true));
        return List.of(
                listener(
                        "https",
                        new ListenAddress("0.0.0.0", 8443, Transport.TCP),
                        List.of(ListenerFilter.PROXY_PROTOCOL, ListenerFilter.TLS_INSPECTOR),
                        chain(Security.ANY, List.of(), Optional.empty(), http(List.of(routes), true, false)),
                        chain(
                                Security.TLS,
                                List.of("example.com", "*.example.com"),
                                Optional.of(tls),
                                http(List.of(announcing), true, false))),
                listener(
                        "quic",
                        new ListenAddress("::", 8443, Transport.UDP),
                        List.of(),
                        chain(
                                Security.QUIC,
                                List.of("example.com"),
                                Optional.of(new TlsTermination(quic(certificates), Optional.empty())),
                                http(List.of(announcing), true, true))),
                listener(
                        "tcp",
                        new ListenAddress("127.0.0.1", 9000, Transport.TCP),
                        List.of(ListenerFilter.TLS_INSPECTOR),
                        chain(Security.TLS, List.of("one"), Optional.of(tls), tcp(new WeightedTarget("a", 100))),
                        chain(
                                Security.TLS,
                                List.of("two"),
                                Optional.of(tls),
                                tcp(new WeightedTarget("a", 30), new WeightedTarget("b", 70)))));
    }

    private static Gateway.Listener listener(
            String name, ListenAddress address, List<ListenerFilter> filters, Gateway.FilterChain... chains) {
        return new Gateway.Listener(name, ORIGIN, address, filters, List.of(chains), LIMITS);
    }

    private static Gateway.FilterChain chain(
            Security security, List<String> serverNames, Optional<TlsTermination> tls, ChainContent content) {
        String name = security + "-" + String.join("-", serverNames);
        return new Gateway.FilterChain(name, ORIGIN, new ChainMatch(security, serverNames), tls, content);
    }

    private static HttpTraffic http(List<Gateway.VirtualHost> hosts, boolean http3, boolean quic) {
        return new HttpTraffic("ingress_http", hosts, 2, STREAMS, STREAMS, http3, quic);
    }

    private static TcpTraffic tcp(WeightedTarget... targets) {
        return new TcpTraffic("ingress_tcp", List.of(targets), Optional.of(Duration.ofMinutes(1)));
    }

    private static TlsPeer downstream(TestCertificates certificates) {
        Pem certificate = new PemText(certificates.certificate(), false);
        return new TlsPeer(
                Optional.of(new KeyPair(certificate, new PemText(certificates.key(), true))),
                Optional.of(certificate),
                Optional.of(new PemText(certificates.revocations(), false)),
                List.of("h2", "http/1.1"),
                Optional.of(Version.TLS_1_2),
                Optional.of(Version.TLS_1_3),
                List.of("ECDHE-ECDSA-AES128-GCM-SHA256"),
                List.of("P-256"));
    }

    private static TlsPeer quic(TestCertificates certificates) {
        return new TlsPeer(
                downstream(certificates).keyPair(),
                Optional.empty(),
                Optional.empty(),
                List.of("h3"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static List<Gateway.Cluster> clusters(TestCertificates certificates, PeerName name) {
        UpstreamProtocol http2 = new UpstreamProtocol(true, Optional.empty(), Optional.empty(), HeaderCase.LOWER);
        UpstreamProtocol proper = new UpstreamProtocol(
                false, Optional.of(Duration.ofSeconds(30)), Optional.of(Duration.ofHours(1)), HeaderCase.PROPER);
        UpstreamProtocol preserved =
                new UpstreamProtocol(false, Optional.empty(), Optional.empty(), HeaderCase.PRESERVED);
        List<Endpoint> endpoint = List.of(new Endpoint("b.default", 443));
        List<Gateway.Cluster> clusters = new ArrayList<>(List.of(
                rich(certificates, http2, name),
                cluster("b", dns("b.default"), http2),
                cluster("grpc", dns("grpc.default"), http2),
                cluster("proper", new Dns(endpoint, true, Family.AUTO, false), proper),
                cluster("preserved", new Dns(endpoint, false, Family.V6_ONLY, true), preserved),
                cluster("logical-ttl", new Dns(endpoint, true, Family.V4_ONLY, true), HTTP1),
                cluster("empty", new Fixed(List.of(), "k8s/default/empty"), HTTP1)));
        for (Balancing balancing : Balancing.values()) clusters.add(balanced(balancing));
        return clusters;
    }

    private static Gateway.Cluster balanced(Balancing balancing) {
        return new Gateway.Cluster(
                "balanced-" + balancing,
                ORIGIN,
                "balanced",
                dns("balanced"),
                Duration.ofMillis(250),
                balancing,
                HTTP1,
                UpstreamLimits.of(List.of()),
                Optional.of(new TlsOrigination(TlsPeer.NONE, Optional.empty())),
                Optional.empty(),
                List.of());
    }

    private static Gateway.Cluster rich(TestCertificates certificates, UpstreamProtocol http2, PeerName name) {
        Discovery fixed =
                new Fixed(List.of(new Endpoint("10.0.0.1", 8080), new Endpoint("2001:db8::1", 8080)), "k8s/default/a");
        return new Gateway.Cluster(
                "a",
                ORIGIN,
                "a_stat",
                fixed,
                Duration.ofSeconds(3),
                Balancing.RING_HASH,
                http2,
                new UpstreamLimits(
                        Optional.of(List.of(limits(Priority.DEFAULT), limits(Priority.HIGH))),
                        true,
                        Optional.of(32768)),
                Optional.of(new TlsOrigination(downstream(certificates), Optional.of("a.example.com"), name)),
                Optional.of(new KeepaliveProbes(Optional.of(30), Optional.of(10), Optional.of(3))),
                List.of(probe("check-0", http()), probe("check-1", new GrpcQuestion("svc", Optional.of("a")))));
    }

    private static HttpQuestion http() {
        HeaderEdits headers = new HeaderEdits(
                List.of(new HeaderAddition("x-check", "1", true)), List.of(), List.of("x-gone"), List.of());
        return new HttpQuestion("/healthz", Optional.of("a.local"), headers, List.of(new StatusSpan(200, 300)));
    }

    private static HealthProbe probe(String name, HealthProbe.Question question) {
        return new HealthProbe(name, question, Duration.ofSeconds(3), Duration.ofSeconds(5), 1, 2);
    }

    private static ConnectionLimits limits(Priority priority) {
        return new ConnectionLimits(priority, Optional.of(1), Optional.of(2), Optional.of(3), Optional.of(4));
    }

    private EveryFeature() {}
}
