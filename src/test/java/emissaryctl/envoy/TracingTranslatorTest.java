package emissaryctl.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.TracingSettings;
import emissaryctl.gateway.TracingSettings.Datadog;
import emissaryctl.gateway.TracingSettings.EnvironmentTag;
import emissaryctl.gateway.TracingSettings.HeaderTag;
import emissaryctl.gateway.TracingSettings.LiteralTag;
import emissaryctl.gateway.TracingSettings.OpenTelemetry;
import emissaryctl.gateway.TracingSettings.SpanTag;
import emissaryctl.gateway.TracingSettings.Zipkin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TracingTranslatorTest {

    static Stream<Arguments> providers() {
        return Stream.of(
                Arguments.of(new Zipkin("t", "/spans", false, Optional.empty(), true, Optional.empty()), """
                        {
                          "name": "envoy.tracers.zipkin",
                          "typed_config": {
                            "@type": "type.googleapis.com/envoy.config.trace.v3.ZipkinConfig",
                            "collector_cluster": "t",
                            "collector_endpoint": "/spans",
                            "trace_id_128bit": true,
                            "collector_endpoint_version": "HTTP_JSON"
                          }
                        }"""),
                Arguments.of(new Zipkin("t", "/spans", true, Optional.of("h"), false, Optional.of(false)), """
                        {
                          "name": "envoy.tracers.zipkin",
                          "typed_config": {
                            "@type": "type.googleapis.com/envoy.config.trace.v3.ZipkinConfig",
                            "collector_cluster": "t",
                            "collector_endpoint": "/spans",
                            "shared_span_context": false,
                            "collector_endpoint_version": "HTTP_PROTO",
                            "collector_hostname": "h"
                          }
                        }"""),
                Arguments.of(new Datadog("t", "gateway", Optional.of("h")), """
                        {
                          "name": "envoy.tracers.datadog",
                          "typed_config": {
                            "@type": "type.googleapis.com/envoy.config.trace.v3.DatadogConfig",
                            "collector_cluster": "t",
                            "service_name": "gateway",
                            "collector_hostname": "h"
                          }
                        }"""),
                Arguments.of(new OpenTelemetry("t", "gateway"), """
                        {
                          "name": "envoy.tracers.opentelemetry",
                          "typed_config": {
                            "@type": "type.googleapis.com/envoy.config.trace.v3.OpenTelemetryConfig",
                            "grpc_service": {"envoy_grpc": {"cluster_name": "t"}},
                            "service_name": "gateway"
                          }
                        }"""));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void eachProviderHasItsMessage(TracingSettings.Provider provider, String expected) {
        TracingSettings settings =
                new TracingSettings(provider, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        assertThat(Json.of(TracingTranslator.translate(settings).getProvider())).isEqualTo(Json.parse(expected));
    }

    @Test
    void samplingAndTagsBelongToTheManager() {
        TracingSettings settings = new TracingSettings(
                new OpenTelemetry("t", "gateway"),
                Optional.of(100),
                Optional.of(0),
                Optional.of(10),
                List.of(
                        new SpanTag("l", new LiteralTag("v")),
                        new SpanTag("e", new EnvironmentTag("HOST", Optional.of("none"))),
                        new SpanTag("h", new HeaderTag("x-team", Optional.empty()))));

        assertThat(Json.of(TracingTranslator.translate(settings).toBuilder()
                        .clearProvider()
                        .build()))
                .isEqualTo(Json.parse("""
                        {
                          "client_sampling": {"value": 100},
                          "random_sampling": {},
                          "overall_sampling": {"value": 10},
                          "custom_tags": [
                            {"tag": "l", "literal": {"value": "v"}},
                            {"tag": "e", "environment": {"name": "HOST", "default_value": "none"}},
                            {"tag": "h", "request_header": {"name": "x-team"}}
                          ],
                          "spawn_upstream_span": true
                        }"""));
    }
}
