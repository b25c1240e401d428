package emissaryctl.envoy.filter;

import static emissaryctl.envoy.Gateways.FILTERS;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.envoy.Json;
import emissaryctl.gateway.AddressRules;
import emissaryctl.gateway.AddressRules.AddressRange;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.AuthTransport;
import emissaryctl.gateway.ExternalAuth.GrpcAuth;
import emissaryctl.gateway.ExternalAuth.HttpAuth;
import emissaryctl.gateway.ExternalAuth.RequestBody;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.FilterSettings.Compression;
import emissaryctl.gateway.FilterSettings.Grpc;
import emissaryctl.gateway.FilterSettings.GrpcMethods;
import emissaryctl.gateway.FilterSettings.GrpcStatistics;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.RateLimiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HttpFiltersTest {

    @Test
    void theOrderIsFixed() {
        assertThat(HttpFilters.ORDER)
                .extracting(HttpFilter::name)
                .containsExactly(
                        "envoy.filters.http.header_mutation",
                        "envoy.filters.http.custom_response",
                        "envoy.filters.http.custom_response.route",
                        "envoy.filters.http.lua.kept_headers",
                        "envoy.filters.http.grpc_http1_bridge",
                        "envoy.filters.http.grpc_web",
                        "envoy.filters.http.grpc_stats",
                        "envoy.filters.http.lua",
                        "envoy.filters.http.gzip",
                        "envoy.filters.http.buffer",
                        "envoy.filters.http.rbac",
                        "envoy.filters.http.cors",
                        "envoy.filters.http.ext_authz",
                        "filter_policy",
                        "envoy.filters.http.ratelimit",
                        "envoy.filters.http.router");
    }

    @Test
    void onlyCorsAndTheRouterAreThereUnasked() {
        assertThat(HttpFilters.ORDER)
                .filteredOn(filter -> filter.chainPart(FILTERS).isPresent())
                .extracting(HttpFilter::name)
                .containsExactly("envoy.filters.http.cors", "envoy.filters.http.router");
    }

    @Test
    void headersAreTakenFromResponsesAlone() {
        FilterSettings settings = new FilterSettings(
                Grpc.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of("server", "x-envoy-degraded"));

        assertThat(part(new HiddenHeadersFilter(), settings)).isEqualTo(Json.parse("""
                {"mutations": {"response_mutations": [{"remove": "server"}, {"remove": "x-envoy-degraded"}]}}"""));
    }

    @Test
    void grpcFiltersAreSwitchedOn() {
        FilterSettings settings = new FilterSettings(
                new Grpc(true, true, FILTERS.grpc().statistics()),
                FILTERS.lua(),
                FILTERS.compression(),
                FILTERS.bufferMaxRequestBytes(),
                FILTERS.addressRules(),
                FILTERS.externalAuth(),
                FILTERS.rateLimiting(),
                FILTERS.errors(),
                true,
                List.of());

        assertThat(part(new GrpcHttp1BridgeFilter(), settings)).isEqualTo(Json.parse("{}"));
        assertThat(part(new GrpcWebFilter(), settings)).isEqualTo(Json.parse("{}"));
        assertThat(part(new RouterFilter(), settings)).isEqualTo(Json.parse("""
                {"suppress_envoy_headers": true}"""));
    }

    @Test
    void grpcStatisticsAreOfAllMethodsOrOfSome() {
        GrpcStatistics all = new GrpcStatistics(Optional.of(false), List.of(), true);
        GrpcStatistics some =
                new GrpcStatistics(Optional.empty(), List.of(new GrpcMethods("s", List.of("Get", "Put"))), false);

        assertThat(part(new GrpcStatsFilter(), grpcStats(all))).isEqualTo(Json.parse("""
                {"stats_for_all_methods": false, "enable_upstream_stats": true}"""));
        assertThat(part(new GrpcStatsFilter(), grpcStats(some))).isEqualTo(Json.parse("""
                {"individual_method_stats_allowlist": {
                  "services": [{"name": "s", "method_names": ["Get", "Put"]}]
                }}"""));
    }

    @Test
    void luaBufferAndRateLimitAreWritten() {
        FilterSettings settings = new FilterSettings(
                Grpc.NONE,
                Optional.of("function f() end"),
                Optional.empty(),
                Optional.of(16384),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RateLimiting("d", "c", Duration.ofMillis(20), false, true)),
                Optional.empty(),
                false,
                List.of());

        assertThat(part(new LuaFilter(), settings)).isEqualTo(Json.parse("""
                {"default_source_code": {"inline_string": "function f() end"}}"""));
        assertThat(part(new BufferFilter(), settings)).isEqualTo(Json.parse("""
                {"max_request_bytes": 16384}"""));
        assertThat(part(new RateLimitFilter(), settings)).isEqualTo(Json.parse("""
                {
                  "domain": "d",
                  "request_type": "both",
                  "timeout": "0.020s",
                  "rate_limited_as_resource_exhausted": true,
                  "rate_limit_service": {
                    "grpc_service": {"envoy_grpc": {"cluster_name": "c"}},
                    "transport_api_version": "V3"
                  }
                }"""));
    }

    @Test
    void compressionSaysOnlyWhatIsSet() {
        Compression none = new Compression(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        Compression all = new Compression(
                Optional.of(9),
                Optional.of("BEST_COMPRESSION"),
                Optional.of("FILTERED"),
                Optional.of(15),
                Optional.of(32),
                List.of("text/html"),
                Optional.of(true),
                Optional.of(true));

        assertThat(part(new CompressorFilter(), compression(none))).isEqualTo(Json.parse("""
                {
                  "compressor_library": {
                    "name": "envoy.compression.gzip.compressor",
                    "typed_config": {
                      "@type": "type.googleapis.com/envoy.extensions.compression.gzip.compressor.v3.Gzip"
                    }
                  },
                  "response_direction_config": {"common_config": {}}
                }"""));
        assertThat(part(new CompressorFilter(), compression(all))).isEqualTo(Json.parse("""
                {
                  "compressor_library": {
                    "name": "envoy.compression.gzip.compressor",
                    "typed_config": {
                      "@type": "type.googleapis.com/envoy.extensions.compression.gzip.compressor.v3.Gzip",
                      "memory_level": 9,
                      "compression_level": "COMPRESSION_LEVEL_9",
                      "compression_strategy": "FILTERED",
                      "window_bits": 15
                    }
                  },
                  "response_direction_config": {
                    "common_config": {"min_content_length": 32, "content_type_matcher": [{"exact": "text/html"}]},
                    "disable_on_etag_header": true,
                    "remove_accept_encoding_header": true
                  }
                }"""));
    }

    @Test
    void addressesAreLetInOrKeptOut() {
        AddressRange direct = new AddressRange(true, "10.0.0.0", 8);
        AddressRange told = new AddressRange(false, "2001:db8::", 32);

        assertThat(part(new RbacFilter(), addresses(new AddressRules(true, List.of(direct)))))
                .isEqualTo(Json.parse("""
                        {"rules": {"policies": {"ambassador-ip-allow": {
                          "permissions": [{"any": true}],
                          "principals": [{"direct_remote_ip": {"address_prefix": "10.0.0.0", "prefix_len": 8}}]
                        }}}}"""));
        assertThat(part(new RbacFilter(), addresses(new AddressRules(false, List.of(direct, told)))))
                .isEqualTo(Json.parse("""
                        {"rules": {"action": "DENY", "policies": {"ambassador-ip-deny": {
                          "permissions": [{"any": true}],
                          "principals": [{"or_ids": {"ids": [
                            {"direct_remote_ip": {"address_prefix": "10.0.0.0", "prefix_len": 8}},
                            {"remote_ip": {"address_prefix": "2001:db8::", "prefix_len": 32}}
                          ]}}]
                        }}}}"""));
    }

    @Test
    void authorizationOverHttpNamesItsHeaders() {
        AuthTransport http = new HttpAuth(
                "auth",
                "http://check",
                Optional.of("/check"),
                List.of("cookie"),
                List.of("location"),
                List.of(new HeaderAddition("x-from", "gateway", true)));
        ExternalAuth auth = new ExternalAuth(
                http, Duration.ofSeconds(5), Optional.of(new RequestBody(4096, true)), true, Optional.of(503));

        assertThat(part(new ExtAuthzFilter(), auth(auth))).isEqualTo(Json.parse("""
                {
                  "failure_mode_allow": true,
                  "http_service": {
                    "server_uri": {"uri": "http://check", "cluster": "auth", "timeout": "5s"},
                    "path_prefix": "/check",
                    "authorization_request": {"headers_to_add": [{"key": "x-from", "value": "gateway"}]},
                    "authorization_response": {
                      "allowed_upstream_headers": {"patterns": [{"exact": "location", "ignore_case": true}]},
                      "allowed_client_headers": {"patterns": [{"exact": "location", "ignore_case": true}]}
                    }
                  },
                  "with_request_body": {"max_request_bytes": 4096, "allow_partial_message": true},
                  "clear_route_cache": true,
                  "status_on_error": {"code": "ServiceUnavailable"},
                  "allowed_headers": {"patterns": [{"exact": "cookie", "ignore_case": true}]}
                }"""));
    }

    @Test
    void authorizationOverGrpcSpeaksVersionThree() {
        ExternalAuth auth = new ExternalAuth(
                new GrpcAuth("auth"), Duration.ofMillis(500), Optional.empty(), false, Optional.empty());

        assertThat(part(new ExtAuthzFilter(), auth(auth))).isEqualTo(Json.parse("""
                {
                  "grpc_service": {"envoy_grpc": {"cluster_name": "auth"}, "timeout": "0.500s"},
                  "clear_route_cache": true,
                  "transport_api_version": "V3"
                }"""));
    }

    private static JsonNode part(HttpFilter filter, FilterSettings settings) {
        return Json.of(filter.chainPart(settings).orElseThrow());
    }

    private static FilterSettings grpcStats(GrpcStatistics stats) {
        return with(Optional.of(stats), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static FilterSettings compression(Compression compression) {
        return with(Optional.empty(), Optional.of(compression), Optional.empty(), Optional.empty());
    }

    private static FilterSettings addresses(AddressRules rules) {
        return with(Optional.empty(), Optional.empty(), Optional.of(rules), Optional.empty());
    }

    private static FilterSettings auth(ExternalAuth auth) {
        return with(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(auth));
    }

    private static FilterSettings with(
            Optional<GrpcStatistics> stats,
            Optional<Compression> compression,
            Optional<AddressRules> rules,
            Optional<ExternalAuth> auth) {
        return new FilterSettings(
                new Grpc(false, false, stats),
                Optional.empty(),
                compression,
                Optional.empty(),
                rules,
                auth,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }
}
