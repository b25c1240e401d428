package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.resource.HealthCheck.Grpc;
import emissaryctl.resource.HealthCheck.Http;
import emissaryctl.resource.HealthCheck.StatusRange;
import emissaryctl.resource.MappingUpstream.Dns;
import emissaryctl.resource.MappingUpstream.UpstreamTimeouts;
import emissaryctl.resource.RateLimitLabel.DestinationCluster;
import emissaryctl.resource.RateLimitLabel.GenericKey;
import emissaryctl.resource.RateLimitLabel.RemoteAddress;
import emissaryctl.resource.RateLimitLabel.RequestHeader;
import emissaryctl.resource.RateLimitLabel.SourceCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingDecodingTest {

    private static Mapping read(String spec) {
        return ReadYaml.one(Mapping.class, ReadYaml.v3("Mapping", "prefix: /p/\nservice: s\n" + spec));
    }

    @Test
    void whatIsMatched() {
        MappingMatch match = read("""
            prefix_regex: true
            prefix_exact: true
            case_sensitive: false
            hostname: '*.example'
            host: a.example
            host_regex: true
            headers: {x-b: '1', x-a: '2'}
            regex_headers: {x-c: .*}
            query_parameters: {q: '3'}
            regex_query_parameters: {r: '4.*'}
            method: GET
            method_regex: true
            precedence: -7
            """).match();
        assertThat(match)
                .isEqualTo(new MappingMatch(
                        "/p/",
                        true,
                        true,
                        Optional.of(false),
                        Optional.of("*.example"),
                        Optional.of("a.example"),
                        true,
                        match.headers(),
                        match.queryParameters(),
                        Optional.of("GET"),
                        true,
                        -7));
        assertThat(match.headers().exact()).containsExactly(Map.entry("x-b", "1"), Map.entry("x-a", "2"));
        assertThat(match.headers().regex()).containsExactly(Map.entry("x-c", ".*"));
        assertThat(match.queryParameters().exact()).containsExactly(Map.entry("q", "3"));
        assertThat(match.queryParameters().regex()).containsExactly(Map.entry("r", "4.*"));
    }

    @Test
    void whatIsRewrittenAndRedirected() {
        Mapping mapping = read("""
            weight: 30
            rewrite: /new/
            regex_rewrite: {pattern: a, substitution: b}
            host_rewrite: up.example
            auto_host_rewrite: false
            host_redirect: true
            path_redirect: /path
            prefix_redirect: /prefix
            regex_redirect: {pattern: c, substitution: d}
            redirect_response_code: 308
            """);
        assertThat(mapping.service()).isEqualTo("s");
        assertThat(mapping.weight()).contains(30);
        assertThat(mapping.rewrite())
                .isEqualTo(new MappingRewrite(
                        Optional.of("/new/"),
                        Optional.of(new RegexRewrite("a", "b")),
                        Optional.of("up.example"),
                        Optional.of(false)));
        assertThat(mapping.redirect())
                .isEqualTo(new MappingRedirect(
                        true,
                        Optional.of("/path"),
                        Optional.of("/prefix"),
                        Optional.of(new RegexRewrite("c", "d")),
                        Optional.of(308)));
    }

    @Test
    void aRewriteThatIsWrittenWithoutTextLeavesThePathAlone() {
        assertThat(read("").rewrite().prefix()).isEmpty();
        assertThat(read("rewrite: ''").rewrite().prefix()).contains("");
        assertThat(read("rewrite: null").rewrite().prefix()).contains("");
    }

    @Test
    void headerEdits() {
        MappingHeaders headers = read("""
            add_request_headers:
              x-b: {value: '1'}
              x-a: {value: '2', append: false}
            add_response_headers: {}
            remove_request_headers: [x-c, x-d]
            remove_response_headers: []
            add_linkerd_headers: true
            """).headers();
        assertThat(headers.addRequest().orElseThrow())
                .containsExactly(
                        Map.entry("x-b", new AddedHeader("1", true)), Map.entry("x-a", new AddedHeader("2", false)));
        assertThat(headers.addResponse().orElseThrow()).isEmpty();
        assertThat(headers.removeRequest()).contains(List.of("x-c", "x-d"));
        assertThat(headers.removeResponse()).contains(List.of());
        assertThat(headers.addLinkerd()).contains(true);
    }

    @Test
    void headerEditsThatAreNotWrittenAreAbsent() {
        MappingHeaders headers = read("add_request_headers: null").headers();
        assertThat(headers)
                .isEqualTo(new MappingHeaders(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void policies() {
        MappingPolicy policy = read("""
            timeout_ms: 0
            idle_timeout_ms: 1500
            retry_policy: {retry_on: 5xx, num_retries: 4, per_try_timeout: 1m0.5s}
            shadow: true
            bypass_auth: true
            auth_context_extensions: {b: '1', a: '2'}
            allow_upgrade: [websocket, spdy]
            use_websocket: false
            priority: high
            """).policy();
        assertThat(policy.timeout()).contains(Duration.ZERO);
        assertThat(policy.idleTimeout()).contains(Duration.ofMillis(1500));
        assertThat(policy.retry())
                .contains(new RetryPolicy(Optional.of("5xx"), Optional.of(4), Optional.of(Duration.ofMillis(60_500))));
        assertThat(policy.shadow()).isTrue();
        assertThat(policy.bypassAuth()).contains(true);
        assertThat(policy.authContextExtensions()).containsExactly(Map.entry("a", "2"), Map.entry("b", "1"));
        assertThat(policy.allowUpgrade()).containsExactly("websocket", "spdy");
        assertThat(policy.useWebsocket()).contains(false);
        assertThat(policy.priority()).contains("high");
    }

    @Test
    void cors() {
        Cors cors = read("""
            cors:
              origins: [https://a.example, https://b.example]
              methods: [GET, PUT]
              headers: [x-a]
              exposed_headers: [x-b]
              credentials: true
              max_age: '86400'
            """).policy().cors().orElseThrow();
        assertThat(cors)
                .isEqualTo(new Cors(
                        Optional.of(List.of("https://a.example", "https://b.example")),
                        Optional.of(List.of("GET", "PUT")),
                        Optional.of(List.of("x-a")),
                        Optional.of(List.of("x-b")),
                        true,
                        Optional.of("86400")));
    }

    @Test
    void originsInOneTextAreSplitAtCommas() {
        String spec = "prefix: /\nservice: s\ncors: {origins: 'https://a.example, https://b.example'}";
        Mapping mapping = ReadYaml.one(Mapping.class, ReadYaml.object("getambassador.io/v2", "Mapping", spec));
        assertThat(mapping.policy().cors().orElseThrow().origins())
                .contains(List.of("https://a.example", "https://b.example"));
    }

    @Test
    void rateLimitLabels() {
        List<LabelGroup> groups = read("""
            labels:
              domain:
              - first:
                - source_cluster: {key: source_cluster}
                - destination_cluster: {key: destination_cluster}
                - remote_address: {key: remote_address}
              - second:
                - generic_key: {value: v}
                - generic_key: {key: k, value: w}
                - request_headers: {key: m, header_name: ':method'}
                - request_headers: {key: u, header_name: x-user, omit_if_not_present: true}
            """).policy().labels().get("domain");
        assertThat(groups).extracting(LabelGroup::name).containsExactly("first", "second");
        assertThat(groups.getFirst().labels())
                .containsExactly(new SourceCluster(), new DestinationCluster(), new RemoteAddress());
        assertThat(groups.getLast().labels())
                .containsExactly(
                        new GenericKey("generic_key", "v"),
                        new GenericKey("k", "w"),
                        new RequestHeader("m", ":method", false),
                        new RequestHeader("u", "x-user", true));
    }

    @Test
    void errorResponses() {
        MappingErrors errors = read("""
            bypass_error_response_overrides: true
            error_response_overrides:
            - {on_status_code: 404, body: {content_type: text/html, text_format: 'no %RESPONSE_CODE%'}}
            - {on_status_code: 500, body: {json_format: {b: '1', a: '2'}}}
            - {on_status_code: 503, body: {text_format_source: {filename: /etc/body}}}
            """).policy().errors();
        List<ErrorResponseOverride> overrides = errors.overrides();
        assertThat(errors.bypass()).contains(true);
        assertThat(overrides).extracting(ErrorResponseOverride::onStatusCode).containsExactly(404, 500, 503);
        assertThat(overrides.get(0).contentType()).contains("text/html");
        assertThat(overrides.get(0).textFormat()).contains("no %RESPONSE_CODE%");
        assertThat(overrides.get(1).jsonFormat()).containsExactly(Map.entry("a", "2"), Map.entry("b", "1"));
        assertThat(overrides.get(2).textFormatSourceFile()).contains("/etc/body");
    }

    @Test
    void upstreams() {
        MappingUpstream upstream = read("""
            grpc: true
            tls: ctx
            resolver: endpoint
            load_balancer: {policy: ring_hash, cookie: {name: c, path: /p, ttl: 2m5s}}
            circuit_breakers:
            - {priority: high, max_connections: 1, max_pending_requests: 2, max_requests: 3, max_retries: 4}
            keepalive: {time: 1, idle_time: 2, interval: 3, probes: 4}
            connect_timeout_ms: 10
            cluster_idle_timeout_ms: 20
            cluster_max_connection_lifetime_ms: 30
            dns_type: logical_dns
            respect_dns_ttl: true
            enable_ipv4: false
            enable_ipv6: true
            cluster_tag: tag
            stats_name: stat
            outlier_detection: '5xx'
            """).upstream();
        assertThat(upstream.grpc()).isTrue();
        assertThat(upstream.tls()).contains("ctx");
        assertThat(upstream.resolver()).contains("endpoint");
        LoadBalancer balancer = upstream.loadBalancer().orElseThrow();
        assertThat(balancer.policy()).isEqualTo("ring_hash");
        assertThat(balancer.cookie())
                .contains(new LoadBalancer.Cookie(
                        Optional.of("c"), Optional.of("/p"), Optional.of(Duration.ofSeconds(125))));
        assertThat(balancer.keys()).containsExactlyInAnyOrder("policy", "cookie");
        assertThat(upstream.circuitBreakers())
                .contains(List.of(new CircuitBreaker(
                        Optional.of("high"), Optional.of(1), Optional.of(2), Optional.of(3), Optional.of(4))));
        assertThat(upstream.keepalive())
                .contains(new Keepalive(Optional.of(1), Optional.of(2), Optional.of(3), Optional.of(4)));
        assertThat(upstream.timeouts())
                .isEqualTo(new UpstreamTimeouts(
                        Optional.of(Duration.ofMillis(10)),
                        Optional.of(Duration.ofMillis(20)),
                        Optional.of(Duration.ofMillis(30))));
        assertThat(upstream.dns())
                .isEqualTo(
                        new Dns(Optional.of("logical_dns"), Optional.of(true), Optional.of(false), Optional.of(true)));
        assertThat(upstream.clusterTag()).contains("tag");
        assertThat(upstream.statsName()).contains("stat");
        assertThat(upstream.outlierDetection()).contains("5xx");
    }

    @Test
    void balancersByHeaderAndAddress() {
        LoadBalancer byHeader = read("load_balancer: {policy: maglev, header: x-id}")
                .upstream()
                .loadBalancer()
                .orElseThrow();
        assertThat(byHeader.header()).contains("x-id");
        LoadBalancer byAddress = read("load_balancer: {policy: maglev, source_ip: true}")
                .upstream()
                .loadBalancer()
                .orElseThrow();
        assertThat(byAddress.sourceIp()).contains(true);
    }

    @Test
    void healthChecks() {
        List<HealthCheck> checks = read("""
            health_checks:
            - timeout: 500ms
              interval: 1m30s
              healthy_threshold: 1
              unhealthy_threshold: 2
              health_check:
                http:
                  path: /ok
                  hostname: h.example
                  add_request_headers: {x: {value: v}}
                  remove_request_headers: [x-y]
                  expected_statuses: [{min: 200, max: 299}, {min: 404, max: 404}]
            - health_check: {grpc: {upstream_name: svc, authority: a.example}}
            """).upstream().healthChecks();
        assertThat(checks).hasSize(2);
        assertThat(checks.getFirst().timeout()).contains(Duration.ofMillis(500));
        assertThat(checks.getFirst().interval()).contains(Duration.ofSeconds(90));
        assertThat(checks.getFirst().healthyThreshold()).contains(1);
        assertThat(checks.getFirst().unhealthyThreshold()).contains(2);
        Http http = (Http) checks.getFirst().probe();
        assertThat(http.path()).isEqualTo("/ok");
        assertThat(http.hostname()).contains("h.example");
        assertThat(http.addRequestHeaders()).containsExactly(Map.entry("x", new AddedHeader("v", true)));
        assertThat(http.removeRequestHeaders()).containsExactly("x-y");
        assertThat(http.expectedStatuses()).containsExactly(new StatusRange(200, 299), new StatusRange(404, 404));
        assertThat(checks.getLast().probe()).isEqualTo(new Grpc("svc", Optional.of("a.example")));
    }

    @Test
    void aBareMappingHasNothingElse() {
        Mapping mapping = read("");
        assertThat(mapping.weight()).isEmpty();
        assertThat(mapping.policy().timeout()).isEmpty();
        assertThat(mapping.policy().labels()).isEmpty();
        assertThat(mapping.upstream().loadBalancer()).isEmpty();
        assertThat(mapping.upstream().circuitBreakers()).isEmpty();
        assertThat(mapping.upstream().healthChecks()).isEmpty();
        assertThat(mapping.redirect().hostRedirect()).isFalse();
        assertThat(mapping.match().caseSensitive()).isEmpty();
    }

    @Test
    void aFieldWithoutAValueIsAbsent() {
        Mapping mapping = read("weight: null\ntimeout_ms: ~\nhostname:\ncors: null\ntls: null\n");
        assertThat(mapping.weight()).isEmpty();
        assertThat(mapping.policy().timeout()).isEmpty();
        assertThat(mapping.policy().cors()).isEmpty();
        assertThat(mapping.match().hostname()).isEmpty();
        assertThat(mapping.upstream().tls()).isEmpty();
    }

    @Test
    void fieldsHaveTheirPlaces() {
        Metadata metadata = read("cors: {origins: [a, bc]}").metadata();
        assertThat(metadata.at("prefix").position()).isEqualTo("f.yaml:7:11");
        assertThat(metadata.at("cors", "origins", "1").position()).isEqualTo("f.yaml:9:23");
        assertThat(metadata.at("cors", "methods").position()).isEqualTo("f.yaml:9:9");
        assertThat(metadata.at("nothing").position()).isEqualTo("f.yaml:4:9");
        assertThat(metadata.span().position()).isEqualTo("f.yaml:4:9");
    }
}
