package emissaryctl.envoy;

import emissaryctl.gateway.AddressRules;
import emissaryctl.gateway.AddressRules.AddressRange;
import emissaryctl.gateway.BootstrapSettings.AdminInterface;
import emissaryctl.gateway.ErrorReply;
import emissaryctl.gateway.ErrorReply.JsonBody;
import emissaryctl.gateway.ErrorReply.TextBody;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.AuthTransport;
import emissaryctl.gateway.ExternalAuth.GrpcAuth;
import emissaryctl.gateway.ExternalAuth.HttpAuth;
import emissaryctl.gateway.ExternalAuth.RequestBody;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.FilterSettings.Compression;
import emissaryctl.gateway.FilterSettings.ErrorReplacement;
import emissaryctl.gateway.FilterSettings.Grpc;
import emissaryctl.gateway.FilterSettings.GrpcMethods;
import emissaryctl.gateway.FilterSettings.GrpcStatistics;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.CertificateDetails;
import emissaryctl.gateway.HttpSettings.CertificatePart;
import emissaryctl.gateway.HttpSettings.ClientCertificates;
import emissaryctl.gateway.HttpSettings.ConnectionLife;
import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.Forwarding;
import emissaryctl.gateway.HttpSettings.HostPort;
import emissaryctl.gateway.HttpSettings.Http1Rules;
import emissaryctl.gateway.HttpSettings.PathRules;
import emissaryctl.gateway.HttpSettings.RequestTimes;
import emissaryctl.gateway.HttpSettings.Underscores;
import emissaryctl.gateway.OverloadLimits;
import emissaryctl.gateway.PeerName;
import emissaryctl.gateway.RateLimiting;
import emissaryctl.gateway.TracingSettings;
import emissaryctl.gateway.TracingSettings.Datadog;
import emissaryctl.gateway.TracingSettings.EnvironmentTag;
import emissaryctl.gateway.TracingSettings.HeaderTag;
import emissaryctl.gateway.TracingSettings.LiteralTag;
import emissaryctl.gateway.TracingSettings.OpenTelemetry;
import emissaryctl.gateway.TracingSettings.SpanTag;
import emissaryctl.gateway.TracingSettings.Zipkin;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Choices of which a gateway can make one only.
record Alternative(
        TracingSettings.Provider tracer,
        AuthTransport auth,
        GrpcStatistics grpcStats,
        boolean allowAddresses,
        boolean dogstatsd,
        HeaderCase headerCase,
        Underscores underscores,
        Forwarding forwarding,
        Optional<String> serverName,
        PathRules paths,
        AdminInterface admin,
        OverloadLimits overload,
        PeerName upstreamName) {

    static final List<Alternative> ALL = List.of(
            new Alternative(
                    new Zipkin("b", "/api/v2/spans", false, Optional.of("zipkin"), true, Optional.of(false)),
                    new HttpAuth(
                            "b",
                            "http://auth",
                            Optional.of("/check"),
                            List.of("authorization", "cookie"),
                            List.of("location"),
                            List.of(new HeaderAddition("x-from", "gateway", true))),
                    new GrpcStatistics(Optional.of(true), List.of(), true),
                    true,
                    false,
                    HeaderCase.PROPER,
                    Underscores.REJECT_REQUEST,
                    Forwarding.SANITIZE_SET,
                    Optional.of("gateway"),
                    new PathRules(true, EscapedSlashes.REJECT, HostPort.STRIP_MATCHING, false),
                    new AdminInterface(8001, List.of()),
                    OverloadLimits.NONE,
                    new PeerName.AnyName()),
            new Alternative(
                    new Datadog("b", "gateway", Optional.of("agent")),
                    new GrpcAuth("grpc"),
                    new GrpcStatistics(
                            Optional.empty(), List.of(new GrpcMethods("users.Users", List.of("Get", "Put"))), false),
                    false,
                    true,
                    HeaderCase.PRESERVED,
                    Underscores.DROP_HEADER,
                    Forwarding.ALWAYS_FORWARD_ONLY,
                    Optional.empty(),
                    new PathRules(true, EscapedSlashes.UNESCAPE_AND_REDIRECT, HostPort.STRIP_ANY, true),
                    new AdminInterface(8001, List.of("/ready", "/stats")),
                    new OverloadLimits(Optional.of(1L << 30), Optional.of(10_000L)),
                    new PeerName.ServerName()),
            new Alternative(
                    new OpenTelemetry("grpc", "gateway"),
                    new HttpAuth("b", "http://auth", Optional.empty(), List.of(), List.of(), List.of()),
                    new GrpcStatistics(Optional.of(false), List.of(), false),
                    true,
                    false,
                    HeaderCase.LOWER,
                    Underscores.ALLOW,
                    Forwarding.APPEND_FORWARD,
                    Optional.of("gateway"),
                    new PathRules(false, EscapedSlashes.KEEP, HostPort.KEEP, false),
                    new AdminInterface(8001, List.of()),
                    new OverloadLimits(Optional.empty(), Optional.of(10_000L)),
                    new PeerName.AddressName("2001:db8::1")));

    TracingSettings tracing() {
        return new TracingSettings(
                tracer,
                Optional.of(100),
                Optional.of(50),
                Optional.of(10),
                List.of(
                        new SpanTag("literal", new LiteralTag("v")),
                        new SpanTag("environment", new EnvironmentTag("HOST", Optional.of("none"))),
                        new SpanTag("header", new HeaderTag("x-team", Optional.empty()))));
    }

    FilterSettings filters() {
        return new FilterSettings(
                new Grpc(true, true, Optional.of(grpcStats)),
                Optional.of("function envoy_on_request(handle)\n  handle:logInfo(\"hi\")\nend\n"),
                Optional.of(compression()),
                Optional.of(16384),
                Optional.of(new AddressRules(
                        allowAddresses,
                        List.of(new AddressRange(true, "10.0.0.0", 8), new AddressRange(false, "2001:db8::", 32)))),
                Optional.of(new ExternalAuth(
                        auth, Duration.ofSeconds(5), Optional.of(new RequestBody(4096, true)), true, Optional.of(503))),
                Optional.of(new RateLimiting("ambassador", "grpc", Duration.ofMillis(20), true, true)),
                Optional.of(new ErrorReplacement(
                        List.of(
                                new ErrorReply(404, "text/html", new TextBody("<b>%RESPONSE_CODE%</b>")),
                                new ErrorReply(
                                        503,
                                        "application/json",
                                        new JsonBody(new LinkedHashMap<>(Map.of("status", "%RESPONSE_CODE%"))))),
                        List.of("retry-after"))),
                true,
                serverName.isPresent() ? List.of() : List.of("server", "x-envoy-degraded"));
    }

    private static Compression compression() {
        return new Compression(
                Optional.of(9),
                Optional.of("BEST_COMPRESSION"),
                Optional.of("FILTERED"),
                Optional.of(15),
                Optional.of(32),
                List.of("text/html", "application/json"),
                Optional.of(true),
                Optional.of(true));
    }

    HttpSettings http() {
        return new HttpSettings(
                false,
                serverName,
                Optional.of(96),
                new ConnectionLife(Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofDays(1)), Optional.of(9)),
                new RequestTimes(
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(Duration.ofMinutes(1)),
                        Optional.of(Duration.ofSeconds(10))),
                Optional.of(underscores),
                paths,
                new Http1Rules(true, Optional.of(true), headerCase),
                true,
                Optional.of(new ClientCertificates(
                        Optional.of(forwarding),
                        Optional.of(new CertificateDetails(Optional.of(true), EnumSet.allOf(CertificatePart.class))))));
    }
}
