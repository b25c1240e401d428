package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.ACCESS_LOG;
import static emissaryctl.envoy.Gateways.BOOTSTRAP;
import static emissaryctl.envoy.Gateways.FILTERS;
import static emissaryctl.envoy.Gateways.HTTP;
import static emissaryctl.envoy.Gateways.ORIGIN;
import static emissaryctl.envoy.Gateways.forward;
import static emissaryctl.envoy.Gateways.http;
import static emissaryctl.envoy.Gateways.route;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.envoy.filter.KeptHeaders;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.FilterSettings.ErrorReplacement;
import emissaryctl.gateway.Gateway;
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
import emissaryctl.gateway.StreamLimits;
import emissaryctl.gateway.TracingSettings;
import emissaryctl.gateway.TracingSettings.OpenTelemetry;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HttpConnectionManagerTranslatorTest {

    @Test
    void aPlainManagerHasItsFiltersAndRoutes() {
        assertThat(translate(HTTP, Optional.empty(), http(route(forward("a"))))).isEqualTo(Json.parse("""
                {
                  "stat_prefix": "ingress_http",
                  "route_config": {"virtual_hosts": [{
                    "name": "host-*",
                    "domains": ["*"],
                    "routes": [{
                      "match": {"prefix": "/", "case_sensitive": true},
                      "route": {"cluster": "a", "timeout": "3s"}
                    }]
                  }]},
                  "http_filters": [
                    {
                      "name": "envoy.filters.http.cors",
                      "typed_config": {"@type": "type.googleapis.com/envoy.extensions.filters.http.cors.v3.Cors"}
                    },
                    {
                      "name": "envoy.filters.http.router",
                      "typed_config": {"@type": "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router"}
                    }
                  ],
                  "server_name": "envoy",
                  "access_log": [{
                    "name": "envoy.access_loggers.file",
                    "typed_config": {
                      "@type": "type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog",
                      "path": "/dev/fd/1",
                      "log_format": {"text_format_source": {"inline_string": "%PROTOCOL%\\n"}}
                    }
                  }],
                  "use_remote_address": true,
                  "normalize_path": true
                }"""));
    }

    @Test
    void everySettingHasItsField() {
        HttpSettings settings = new HttpSettings(
                false,
                Optional.of("gateway"),
                Optional.of(96),
                new ConnectionLife(
                        Optional.of(Duration.ofSeconds(30)), Optional.of(Duration.ofDays(1)), Optional.of(9)),
                new RequestTimes(
                        Optional.of(Duration.ofSeconds(3)),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(Duration.ofSeconds(1))),
                Optional.of(Underscores.DROP_HEADER),
                new PathRules(true, EscapedSlashes.REJECT, HostPort.STRIP_MATCHING, true),
                new Http1Rules(true, Optional.of(true), HeaderCase.PROPER),
                true,
                Optional.of(new ClientCertificates(
                        Optional.of(Forwarding.SANITIZE_SET),
                        Optional.of(new CertificateDetails(
                                Optional.of(false), Set.of(CertificatePart.CERT, CertificatePart.DNS))))));
        HttpTraffic traffic = new HttpTraffic(
                "ingress_https",
                List.of(),
                2,
                new StreamLimits(Optional.of(1024), Optional.of(65536), Optional.of(131072)),
                new StreamLimits(Optional.of(100), Optional.of(1 << 30), Optional.of(1 << 30)),
                true,
                true);

        assertThat(withoutFiltersAndLog(translate(settings, Optional.empty(), traffic)))
                .isEqualTo(Json.parse("""
                {
                  "codec_type": "HTTP3",
                  "stat_prefix": "ingress_https",
                  "route_config": {},
                  "common_http_protocol_options": {
                    "idle_timeout": "30s",
                    "max_connection_duration": "86400s",
                    "max_requests_per_connection": 9,
                    "headers_with_underscores_action": "DROP_HEADER"
                  },
                  "http_protocol_options": {
                    "accept_http_10": true,
                    "header_key_format": {"proper_case_words": {}},
                    "allow_chunked_length": true
                  },
                  "http2_protocol_options": {
                    "max_concurrent_streams": 1024,
                    "initial_stream_window_size": 65536,
                    "initial_connection_window_size": 131072
                  },
                  "http3_protocol_options": {"quic_protocol_options": {
                    "max_concurrent_streams": 100,
                    "initial_stream_window_size": 16777216,
                    "initial_connection_window_size": 25165824
                  }},
                  "server_name": "gateway",
                  "max_request_headers_kb": 96,
                  "use_remote_address": false,
                  "xff_num_trusted_hops": 2,
                  "preserve_external_request_id": true,
                  "forward_client_cert_details": "SANITIZE_SET",
                  "set_current_client_cert_details": {"subject": false, "cert": true, "dns": true},
                  "normalize_path": true,
                  "merge_slashes": true,
                  "path_with_escaped_slashes_action": "REJECT_REQUEST",
                  "strip_matching_host_port": true,
                  "strip_trailing_host_dot": true,
                  "stream_idle_timeout": "3s",
                  "request_timeout": "2s",
                  "request_headers_timeout": "1s"
                }"""));
    }

    @Test
    void aServerWithoutANameIsSaidByNoResponse() {
        JsonNode json = translate(
                with(
                        Optional.empty(),
                        new PathRules(false, EscapedSlashes.UNESCAPE_AND_REDIRECT, HostPort.STRIP_ANY, false)),
                Optional.empty(),
                http(route(forward("a"))));

        assertThat(json.has("server_name")).isFalse();
        assertThat(json.get("server_header_transformation").asString()).isEqualTo("PASS_THROUGH");
        assertThat(json.get("path_with_escaped_slashes_action").asString()).isEqualTo("UNESCAPE_AND_REDIRECT");
        assertThat(json.get("strip_any_host_port").asBoolean()).isTrue();
        assertThat(json.has("strip_matching_host_port")).isFalse();
    }

    private static HttpSettings with(Optional<String> serverName, PathRules paths) {
        return new HttpSettings(
                true,
                serverName,
                Optional.empty(),
                HTTP.connections(),
                HTTP.requests(),
                Optional.empty(),
                paths,
                HTTP.http1(),
                false,
                Optional.empty());
    }

    @Test
    void tracingAsksForRequestIds() {
        TracingSettings tracing = new TracingSettings(
                new OpenTelemetry("a", "gateway"), Optional.empty(), Optional.of(50), Optional.empty(), List.of());

        JsonNode json = translate(HTTP, Optional.of(tracing), http());

        assertThat(json.get("generate_request_id").asBoolean()).isTrue();
        assertThat(json.get("tracing").get("spawn_upstream_span").asBoolean()).isTrue();
    }

    @Test
    void virtualHostsMayAddToResponses() {
        Gateway.VirtualHost host = new Gateway.VirtualHost(
                "l-example.com",
                ORIGIN,
                "example.com",
                List.of(new HeaderAddition("alt-svc", "h3=\":443\"", true)),
                List.of());
        HttpTraffic traffic = new HttpTraffic("x", List.of(host), 0, StreamLimits.NONE, StreamLimits.NONE, true, false);

        JsonNode json = translate(HTTP, Optional.empty(), traffic);

        assertThat(json.has("codec_type")).isFalse();
        assertThat(json.get("route_config")).isEqualTo(Json.parse("""
                {"virtual_hosts": [{
                  "name": "l-example.com",
                  "domains": ["example.com"],
                  "response_headers_to_add": [{"header": {"key": "alt-svc", "value": "h3=\\":443\\""}}]
                }]}"""));
    }

    @Test
    void keptHeadersAreAddedToErrors() {
        ErrorReplacement errors = new ErrorReplacement(List.of(), List.of("retry-after"));

        JsonNode mapper = Json.of(KeptHeaders.putBack(errors)).get("mappers").get(0);

        assertThat(mapper.get("filter")).isEqualTo(Json.parse("""
                {"status_code_filter": {"comparison": {
                  "op": "GE",
                  "value": {"default_value": 400, "runtime_key": "emissaryctl.kept_headers.from_status"}
                }}}"""));
        assertThat(mapper.get("headers_to_add").get(0)).isEqualTo(Json.parse("""
                {
                  "header": {"key": "retry-after", "value": "%FILTER_STATE(emissaryctl.kept.retry-after:PLAIN)%"},
                  "append_action": "OVERWRITE_IF_EXISTS_OR_ADD"
                }"""));
        assertThat(mapper.get("headers_to_add").size()).isEqualTo(9);
    }

    private static JsonNode translate(HttpSettings settings, Optional<TracingSettings> tracing, HttpTraffic traffic) {
        Gateway gateway = new Gateway(List.of(), List.of(), settings, FILTERS, ACCESS_LOG, tracing, BOOTSTRAP);
        RouteTranslator routes = new RouteTranslator(Gateways.FILTERS, new OriginMetadata(false));
        return Json.of(new HttpConnectionManagerTranslator(gateway, routes).translate(traffic));
    }

    private static JsonNode withoutFiltersAndLog(JsonNode manager) {
        return ((ObjectNode) manager).remove(List.of("http_filters", "access_log"));
    }
}
