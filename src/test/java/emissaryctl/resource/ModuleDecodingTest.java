package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.resource.MappingUpstream.UpstreamTimeouts;
import emissaryctl.resource.ModuleFilters.Buffer;
import emissaryctl.resource.ModuleFilters.GrpcService;
import emissaryctl.resource.ModuleFilters.GrpcStats;
import emissaryctl.resource.ModuleFilters.Gzip;
import emissaryctl.resource.ModuleFilters.IpPrincipal;
import emissaryctl.resource.ModuleHttp.Http1;
import emissaryctl.resource.ModuleHttp.PathNormalization;
import emissaryctl.resource.ModuleLogging.LogBool;
import emissaryctl.resource.ModuleLogging.LogNumber;
import emissaryctl.resource.ModuleLogging.LogObject;
import emissaryctl.resource.ModuleLogging.LogText;
import emissaryctl.resource.ModuleProbes.Probe;
import emissaryctl.resource.RateLimitLabel.GenericKey;
import emissaryctl.resource.RateLimitLabel.RemoteAddress;
import emissaryctl.resource.TlsModule.TlsModuleBlock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleDecodingTest {

    private static String module(String name, String config) {
        String block = config.isEmpty() ? "config: {}\n" : "config:\n" + config.indent(2);
        return ReadYaml.v3("Module", block).replace("name: it", "name: " + name);
    }

    private static AmbassadorModule read(String config) {
        return ReadYaml.one(AmbassadorModule.class, module("ambassador", config));
    }

    @Test
    void http() {
        ModuleHttp http = read("""
            use_remote_address: false
            server_name: gw
            max_request_headers_kb: 64
            listener_idle_timeout_ms: 700
            buffer_limit_bytes: 5000
            headers_with_underscores_action: DROP_HEADER
            merge_slashes: true
            reject_requests_with_escaped_slashes: 'Yes'
            strip_matching_host_port: 'nope'
            enable_http10: true
            allow_chunked_length: true
            proper_case: true
            header_case_overrides: [X-FOO]
            preserve_external_request_id: true
            suppress_envoy_headers: 'on'
            forward_client_cert_details: SANITIZE_SET
            set_current_client_cert_details: {subject: true, dns: false}
            """).http();
        assertThat(http)
                .isEqualTo(new ModuleHttp(
                        Optional.of(false),
                        Optional.of("gw"),
                        Optional.of(64),
                        Optional.of(Duration.ofMillis(700)),
                        Optional.of(5000),
                        Optional.of("DROP_HEADER"),
                        new PathNormalization(Optional.of(true), Optional.of(true), Optional.of(false)),
                        new Http1(Optional.of(true), Optional.of(true), true, List.of("X-FOO")),
                        Optional.of(true),
                        Optional.of(true),
                        Optional.of("SANITIZE_SET"),
                        http.setCurrentClientCertDetails()));
        assertThat(http.setCurrentClientCertDetails())
                .containsExactly(Map.entry("subject", true), Map.entry("dns", false));
    }

    @ParameterizedTest
    @CsvSource({"true", "'''TRUE'''", "'''y'''", "'''t'''", "'''1'''", "'''oN'''"})
    void wordsThatAreTrue(String word) {
        assertThat(read("merge_slashes: " + word).http().paths().mergeSlashes()).contains(true);
    }

    @ParameterizedTest
    @CsvSource({"false", "'''off'''", "'''2'''", "''''''", "null"})
    void wordsThatAreNot(String word) {
        assertThat(read("merge_slashes: " + word).http().paths().mergeSlashes().orElse(false))
                .isFalse();
    }

    @Test
    void whatIsNotWrittenIsNeither() {
        ModuleHttp http = read("merge_slashes: null").http();
        assertThat(http.paths()).isEqualTo(new PathNormalization(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(http.suppressEnvoyHeaders()).isEmpty();
    }

    @Test
    void filters() {
        ModuleFilters filters = read("""
            enable_grpc_http11_bridge: false
            enable_grpc_web: true
            grpc_stats: {all_methods: true, services: [{name: s, method_names: [a, b]}], upstream_stats: true}
            lua_scripts: 'function envoy_on_request(h) end'
            gzip:
              memory_level: 2
              min_content_length: 32
              compression_level: BEST
              compression_strategy: RLE
              window_bits: 12
              content_type: [text/html]
              disable_on_etag_header: true
              remove_accept_encoding_header: true
            buffer: {max_request_bytes: 16384, max_request_time: 1}
            ip_allow: [{peer: 10.0.0.0/8}, {remote: '::1'}, {peer: a, remote: b}]
            ip_deny: []
            error_response_overrides: [{on_status_code: 500, body: {text_format: oops}}]
            """).filters();
        assertThat(filters)
                .isEqualTo(new ModuleFilters(
                        Optional.of(false),
                        Optional.of(true),
                        Optional.of(new GrpcStats(
                                Optional.of(true),
                                List.of(new GrpcService("s", List.of("a", "b"))),
                                Optional.of(true))),
                        Optional.of("function envoy_on_request(h) end"),
                        Optional.of(new Gzip(
                                Optional.of(2),
                                Optional.of(32),
                                Optional.of("BEST"),
                                Optional.of("RLE"),
                                Optional.of(12),
                                List.of("text/html"),
                                Optional.of(true),
                                Optional.of(true))),
                        Optional.of(new Buffer(Optional.of(16384), true)),
                        Optional.of(List.of(
                                new IpPrincipal("peer", "10.0.0.0/8", 1),
                                new IpPrincipal("remote", "::1", 1),
                                new IpPrincipal("peer", "a", 2))),
                        Optional.of(List.of()),
                        filters.errorResponseOverrides()));
        assertThat(filters.errorResponseOverrides().getFirst().textFormat()).contains("oops");
    }

    @Test
    void defaults() {
        ModuleDefaults defaults = read("""
            defaults:
              tls_secret_namespacing: false
              stats_name: outer
              add_request_headers: {x: outer}
              add_response_headers: {x: {value: outer, append: false}}
              remove_request_headers: x-outer
              httpmapping:
                stats_name: inner
                add_request_headers: {x: inner}
                remove_response_headers: [x-inner]
            add_linkerd_headers: true
            cluster_request_timeout_ms: 9000
            circuit_breakers: [{max_connections: 5}]
            cors: {origins: 'http://a, http://b', methods: 'GET, PUT'}
            keepalive: {time: 7}
            load_balancer: {policy: least_request}
            retry_policy: {retry_on: 5xx, per_try_timeout: 2s}
            cluster_idle_timeout_ms: 20
            cluster_max_connection_lifetime_ms: 30
            enable_ipv4: false
            enable_ipv6: true
            resolver: endpoint
            use_ambassador_namespace_for_service_resolution: true
            default_label_domain: dom
            default_labels: {dom: {defaults: [{remote_address: {key: remote_address}}, {generic_key: {value: v}}]}}
            """).defaults();
        assertThat(defaults.headers().addRequest().orElseThrow()).containsEntry("x", new AddedHeader("inner", true));
        assertThat(defaults.headers().addResponse().orElseThrow()).containsEntry("x", new AddedHeader("outer", false));
        assertThat(defaults.headers().removeRequest()).contains(List.of("x-outer"));
        assertThat(defaults.headers().removeResponse()).contains(List.of("x-inner"));
        assertThat(defaults.statsName()).contains("inner");
        assertThat(defaults.tlsSecretNamespacing()).contains(false);
        assertThat(defaults.addLinkerdHeaders()).contains(true);
        assertThat(defaults.requestTimeout()).contains(Duration.ofSeconds(9));
        assertThat(defaults.policies().circuitBreakers().orElseThrow()).hasSize(1);
        assertThat(defaults.policies().cors().orElseThrow().origins()).contains(List.of("http://a", "http://b"));
        assertThat(defaults.policies().cors().orElseThrow().methods()).contains(List.of("GET, PUT"));
        assertThat(defaults.policies().keepalive().orElseThrow().time()).contains(7);
        assertThat(defaults.policies().loadBalancer().orElseThrow().policy()).isEqualTo("least_request");
        assertThat(defaults.policies().retry().orElseThrow().perTryTimeout()).contains(Duration.ofSeconds(2));
        assertThat(defaults.clusterTimeouts())
                .isEqualTo(new UpstreamTimeouts(
                        Optional.empty(), Optional.of(Duration.ofMillis(20)), Optional.of(Duration.ofMillis(30))));
        assertThat(defaults.dns().enableIpv4()).contains(false);
        assertThat(defaults.dns().enableIpv6()).contains(true);
        assertThat(defaults.resolver()).contains("endpoint");
        assertThat(defaults.useAmbassadorNamespaceForServiceResolution()).isTrue();
        assertThat(defaults.labelDomain()).contains("dom");
        assertThat(defaults.labels().get("dom"))
                .containsExactly(new RemoteAddress(), new GenericKey("generic_key", "v"));
    }

    @Test
    void accessLogs() {
        ModuleLogging json = read("""
            envoy_log_type: json
            envoy_log_path: /log
            envoy_log_format: {text: '%PROTOCOL%', number: 1.5, flag: true, inner: {deep: x}}
            """).logging();
        assertThat(json.type()).contains("json");
        assertThat(json.path()).contains("/log");
        assertThat(json.textFormat()).isEmpty();
        assertThat(json.jsonFormat().orElseThrow())
                .containsEntry("text", new LogText("%PROTOCOL%"))
                .containsEntry("number", new LogNumber(1.5))
                .containsEntry("flag", new LogBool(true));
        LogObject inner = (LogObject) json.jsonFormat().orElseThrow().get("inner");
        assertThat(inner.fields()).containsExactly(Map.entry("deep", new LogText("x")));
        assertThat(read("envoy_log_format: text").logging().textFormat()).contains("text");
        assertThat(json.malformed()).isFalse();
        assertThat(read("envoy_log_format: null").logging().malformed()).isFalse();
        assertThat(read("envoy_log_format: [a]").logging().malformed()).isTrue();
        assertThat(read("envoy_log_format: 5").logging().malformed()).isTrue();
    }

    @Test
    void probesAndRuntime() {
        AmbassadorModule module = read("""
            liveness_probe: {enabled: true, prefix: /l, rewrite: /lr, service: ls}
            readiness_probe: {prefix: /r}
            diagnostics: {enabled: false}
            regex_max_size: 500
            runtime_flags: {a.b: true, c.d: 5}
            admin_port: 8002
            """);
        assertThat(module.probes())
                .isEqualTo(new ModuleProbes(
                        Optional.of(new Probe(true, Optional.of("/l"), Optional.of("/lr"), Optional.of("ls"))),
                        Optional.of(new Probe(false, Optional.of("/r"), Optional.empty(), Optional.empty())),
                        Optional.of(new Probe(false, Optional.empty(), Optional.empty(), Optional.empty()))));
        assertThat(module.runtime().regexMaxSize()).contains(500);
        assertThat(module.runtime().flags()).containsEntry("a.b", "true").containsEntry("c.d", "5");
        assertThat(module.adminPort()).contains(8002);
    }

    @Test
    void anEmptyModuleLeavesEverythingOpen() {
        AmbassadorModule module = read("");
        assertThat(module.http().useRemoteAddress()).isEmpty();
        assertThat(module.filters().ipAllow()).isEmpty();
        assertThat(module.filters().enableGrpcWeb()).isEmpty();
        assertThat(module.probes()).isEqualTo(new ModuleProbes(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(module.defaults().policies().retry()).isEmpty();
    }

    @Test
    void fieldsOfModulesAreFoundWithoutConfig() {
        Metadata metadata = read("ip_deny: [{peer: a}]").metadata();
        assertThat(metadata.at("ip_deny", "0", "peer").position()).isEqualTo("f.yaml:8:22");
    }

    @Test
    void moduleTls() {
        TlsModule module = ReadYaml.one(TlsModule.class, module("tls", """
            server: {enabled: true, secret: sec, alpn_protocols: h2, redirect_cleartext_from: 8080}
            client: {secret: ca, cert_required: true}
            upstream: {secret: up, crl_file: /r}
            """));
        assertThat(module.blocks().sequencedKeySet()).containsExactly("server", "client", "upstream");
        TlsModuleBlock server = module.blocks().get("server");
        assertThat(server.settings().material().secret()).contains("sec");
        assertThat(server.settings().alpnProtocols()).contains("h2");
        assertThat(server.settings().redirectCleartextFrom()).contains(8080);
        assertThat(module.blocks().get("upstream").settings().material().crlFile())
                .contains("/r");
        assertThat(module.blocks().get("client").settings().certRequired()).contains(true);
    }

    @Test
    void otherModulesHaveNoEffect() {
        ReadYaml read = ReadYaml.of(module("ambasador", "server_name: x"));
        assertThat(read.result().set().resources()).isEmpty();
        assertThat(read.said()).singleElement().asString().startsWith("WARNING EMC0013 4:9 ");
        assertThat(read.diagnostics().getFirst().effect()).isPresent();
    }
}
