package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.resource.AuthService.IncludeBody;
import emissaryctl.resource.LogService.AdditionalHeader;
import emissaryctl.resource.MappingUpstream.Dns;
import emissaryctl.resource.TracingService.CustomTag;
import emissaryctl.resource.TracingService.Environment;
import emissaryctl.resource.TracingService.Literal;
import emissaryctl.resource.TracingService.RequestHeader;
import emissaryctl.resource.TracingService.TracingConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Services that the gateway itself asks, TCPMapping and the resolvers.
class PluginDecodingTest {

    private static final String AUTH = """
        auth_service: auth.ns:3000
        proto: grpc
        protocol_version: v3
        timeout_ms: 250
        path_prefix: /check
        tls: ctx
        allowed_request_headers: [x-a, x-b]
        allowed_authorization_headers: [x-c]
        add_auth_headers: {x-e: '1', x-d: '2'}
        add_linkerd_headers: true
        allow_request_body: true
        include_body: {max_bytes: 4096, allow_partial: true}
        failure_mode_allow: true
        status_on_error: {code: 503}
        stats_name: stat
        circuit_breakers: [{max_requests: 9}]
        """;

    @Test
    void authService() {
        assertAllOf(ReadYaml.one(AuthService.class, ReadYaml.v3("AuthService", AUTH)));
    }

    @Test
    void moduleAuthenticationIsAnAuthService() {
        String yaml = ReadYaml.v3("Module", "config:\n" + AUTH.indent(2)).replace("name: it", "name: authentication");
        AuthService auth = ReadYaml.one(AuthService.class, yaml);
        assertAllOf(auth);
        assertThat(auth.metadata().ref().kind()).isEqualTo("Module");
        assertThat(auth.metadata().at("auth_service").startLine()).isEqualTo(8);
    }

    private static void assertAllOf(AuthService auth) {
        assertThat(auth)
                .isEqualTo(new AuthService(
                        auth.metadata(),
                        "auth.ns:3000",
                        Optional.of("grpc"),
                        Optional.of("v3"),
                        Optional.of(Duration.ofMillis(250)),
                        Optional.of("/check"),
                        Optional.of("ctx"),
                        List.of("x-a", "x-b"),
                        List.of("x-c"),
                        auth.addAuthHeaders(),
                        Optional.of(true),
                        true,
                        Optional.of(new IncludeBody(4096, true)),
                        true,
                        Optional.of(503),
                        Optional.of("stat"),
                        auth.circuitBreakers()));
        assertThat(auth.addAuthHeaders()).containsExactly(Map.entry("x-e", "1"), Map.entry("x-d", "2"));
        assertThat(auth.circuitBreakers().orElseThrow().getFirst().maxRequests())
                .contains(9);
    }

    @Test
    void rateLimitService() {
        RateLimitService service = ReadYaml.one(RateLimitService.class, ReadYaml.v3("RateLimitService", """
            service: rl
            protocol_version: v3
            timeout_ms: 33
            domain: d
            failure_mode_deny: true
            grpc: {use_resource_exhausted_code: true}
            tls: ctx
            stats_name: stat
            """));
        assertThat(service)
                .isEqualTo(new RateLimitService(
                        service.metadata(),
                        "rl",
                        Optional.of("v3"),
                        Optional.of(Duration.ofMillis(33)),
                        Optional.of("d"),
                        true,
                        Optional.of(true),
                        Optional.of("ctx"),
                        Optional.of("stat")));
    }

    @Test
    void logService() {
        LogService service = ReadYaml.one(LogService.class, ReadYaml.v3("LogService", """
            service: log
            grpc: true
            protocol_version: v3
            driver: http
            driver_config:
              additional_log_headers:
              - {header_name: x-a, during_request: false, during_response: false, during_trailer: false}
              - header_name: x-b
            flush_interval_time: 5
            flush_interval_byte_size: 1024
            stats_name: stat
            """));
        assertThat(service)
                .isEqualTo(new LogService(
                        service.metadata(),
                        "log",
                        true,
                        Optional.of("v3"),
                        Optional.of("http"),
                        Optional.of(List.of(
                                new AdditionalHeader("x-a", false, false, false),
                                new AdditionalHeader("x-b", true, true, true))),
                        Optional.of(5),
                        Optional.of(1024),
                        Optional.of("stat")));
    }

    @Test
    void tracingService() {
        TracingService service = ReadYaml.one(TracingService.class, ReadYaml.v3("TracingService", """
            service: zipkin:9411
            driver: zipkin
            config:
              service_name: gw
              collector_endpoint: /spans
              collector_endpoint_version: HTTP_PROTO
              collector_hostname: h.example
              trace_id_128bit: false
              shared_span_context: true
            sampling: {client: 1, random: 2, overall: 3}
            custom_tags:
            - {tag: a, literal: {value: v}}
            - {tag: b, environment: {name: VAR, default_value: d}}
            - {tag: c, request_header: {name: x-c, default_value: e}}
            - {tag: d, request_header: {name: x-d}}
            tag_headers: [x-e]
            stats_name: stat
            """));
        assertThat(service)
                .isEqualTo(new TracingService(
                        service.metadata(),
                        "zipkin:9411",
                        "zipkin",
                        new TracingConfig(
                                Optional.of("gw"),
                                Optional.of("/spans"),
                                Optional.of("HTTP_PROTO"),
                                Optional.of("h.example"),
                                Optional.of(false),
                                Optional.of(true)),
                        Optional.of(1),
                        Optional.of(2),
                        Optional.of(3),
                        List.of(
                                new CustomTag("a", new Literal("v")),
                                new CustomTag("b", new Environment("VAR", Optional.of("d"))),
                                new CustomTag("c", new RequestHeader("x-c", Optional.of("e"))),
                                new CustomTag("d", new RequestHeader("x-d", Optional.empty()))),
                        List.of("x-e"),
                        Optional.of("stat")));
    }

    @Test
    void customTagsHaveOneValue() {
        ReadYaml read = ReadYaml.of(ReadYaml.v3("TracingService", """
            service: zipkin:9411
            driver: zipkin
            custom_tags:
            - {tag: none}
            - {tag: both, request_header: {name: x-a}, literal: {value: v}}
            """));
        assertThat(read.all(TracingService.class).getFirst().customTags())
                .containsExactly(new CustomTag("both", new Literal("v")));
        assertThat(read.said())
                .containsExactly(
                        "WARNING EMC9010 10:5 custom tag `none` has no value and is left out of the spans",
                        "WARNING EMC9010 11:5 custom tag `both` has several values, of which `literal` is used");
    }

    @Test
    void tcpMapping() {
        TcpMapping mapping = ReadYaml.one(TcpMapping.class, ReadYaml.v3("TCPMapping", """
            port: 6379
            address: 127.0.0.1
            host: redis.example
            service: redis:6379
            weight: 40
            tls: ctx
            resolver: endpoint
            circuit_breakers: [{max_connections: 2}]
            enable_ipv4: true
            enable_ipv6: false
            idle_timeout_ms: '90000'
            cluster_tag: tag
            stats_name: stat
            """));
        assertThat(mapping)
                .isEqualTo(new TcpMapping(
                        mapping.metadata(),
                        6379,
                        Optional.of("127.0.0.1"),
                        Optional.of("redis.example"),
                        "redis:6379",
                        Optional.of(40),
                        Optional.of("ctx"),
                        Optional.of("endpoint"),
                        mapping.circuitBreakers(),
                        new Dns(Optional.empty(), Optional.empty(), Optional.of(true), Optional.of(false)),
                        Optional.of(Duration.ofSeconds(90)),
                        Optional.of("tag"),
                        Optional.of("stat")));
        assertThat(mapping.circuitBreakers().orElseThrow().getFirst().maxConnections())
                .contains(2);
    }

    @Test
    void anIdleTimeoutOfTcpThatIsNoNumberIsReported() {
        ReadYaml read = ReadYaml.of(ReadYaml.v3("TCPMapping", "port: 1\nservice: s\nidle_timeout_ms: soon"));
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC0015 9:20 ");
    }

    @Test
    void resolvers() {
        ConsulResolver consul =
                ReadYaml.one(ConsulResolver.class, ReadYaml.v3("ConsulResolver", "address: a:8500\ndatacenter: dc"));
        assertThat(consul.address()).contains("a:8500");
        assertThat(consul.datacenter()).contains("dc");
        ReadYaml.one(KubernetesEndpointResolver.class, ReadYaml.v3("KubernetesEndpointResolver", "{}"));
        ReadYaml.one(KubernetesServiceResolver.class, ReadYaml.v3("KubernetesServiceResolver", "{}"));
    }

    @Test
    void devPortal() {
        ReadYaml.one(DevPortal.class, ReadYaml.v3("DevPortal", "default: true"));
    }
}
