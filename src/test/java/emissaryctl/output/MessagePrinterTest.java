package emissaryctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.Duration;
import com.google.protobuf.FloatValue;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.EveryFeature;
import emissaryctl.envoy.Json;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.envoy.message.FilterSwitch;
import emissaryctl.gateway.Gateway;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.metrics.v3.DogStatsdSink;
import io.envoyproxy.envoy.config.metrics.v3.StatsdSink;
import io.envoyproxy.envoy.config.overload.v3.ScaleTimersOverloadActionConfig;
import io.envoyproxy.envoy.config.trace.v3.DatadogConfig;
import io.envoyproxy.envoy.config.trace.v3.OpenTelemetryConfig;
import io.envoyproxy.envoy.config.trace.v3.ZipkinConfig;
import io.envoyproxy.envoy.extensions.access_loggers.file.v3.FileAccessLog;
import io.envoyproxy.envoy.extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig;
import io.envoyproxy.envoy.extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig;
import io.envoyproxy.envoy.extensions.clusters.dns.v3.DnsCluster;
import io.envoyproxy.envoy.extensions.compression.gzip.compressor.v3.Gzip;
import io.envoyproxy.envoy.extensions.filters.http.buffer.v3.Buffer;
import io.envoyproxy.envoy.extensions.filters.http.compressor.v3.Compressor;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.custom_response.v3.CustomResponse;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthz;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute;
import io.envoyproxy.envoy.extensions.filters.http.grpc_http1_bridge.v3.Config;
import io.envoyproxy.envoy.extensions.filters.http.grpc_stats.v3.FilterConfig;
import io.envoyproxy.envoy.extensions.filters.http.grpc_web.v3.GrpcWeb;
import io.envoyproxy.envoy.extensions.filters.http.header_mutation.v3.HeaderMutation;
import io.envoyproxy.envoy.extensions.filters.http.health_check.v3.HealthCheck;
import io.envoyproxy.envoy.extensions.filters.http.lua.v3.Lua;
import io.envoyproxy.envoy.extensions.filters.http.lua.v3.LuaPerRoute;
import io.envoyproxy.envoy.extensions.filters.http.ratelimit.v3.RateLimit;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.http.custom_response.local_response_policy.v3.LocalResponsePolicy;
import io.envoyproxy.envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig;
import io.envoyproxy.envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig;
import io.envoyproxy.envoy.extensions.resource_monitors.fixed_heap.v3.FixedHeapConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.type.matcher.v3.HttpResponseStatusCodeMatchInput;
import io.envoyproxy.envoy.type.v3.HttpStatus;
import io.envoyproxy.envoy.type.v3.Int64Range;
import io.envoyproxy.envoy.type.v3.Percent;
import io.envoyproxy.envoy.type.v3.StatusCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MessagePrinterTest {

    private static final TypeRegistry TYPES = TypeRegistry.newBuilder()
            .add(List.of(
                    DogStatsdSink.getDescriptor(),
                    DownstreamConnectionsConfig.getDescriptor(),
                    FixedHeapConfig.getDescriptor(),
                    ScaleTimersOverloadActionConfig.getDescriptor(),
                    StatsdSink.getDescriptor(),
                    DatadogConfig.getDescriptor(),
                    OpenTelemetryConfig.getDescriptor(),
                    ZipkinConfig.getDescriptor(),
                    FileAccessLog.getDescriptor(),
                    HttpGrpcAccessLogConfig.getDescriptor(),
                    TcpGrpcAccessLogConfig.getDescriptor(),
                    DnsCluster.getDescriptor(),
                    Gzip.getDescriptor(),
                    Buffer.getDescriptor(),
                    Compressor.getDescriptor(),
                    Cors.getDescriptor(),
                    CorsPolicy.getDescriptor(),
                    ExtAuthz.getDescriptor(),
                    ExtAuthzPerRoute.getDescriptor(),
                    Config.getDescriptor(),
                    FilterConfig.getDescriptor(),
                    GrpcWeb.getDescriptor(),
                    HeaderMutation.getDescriptor(),
                    HealthCheck.getDescriptor(),
                    Lua.getDescriptor(),
                    RateLimit.getDescriptor(),
                    RBAC.getDescriptor(),
                    Router.getDescriptor(),
                    ProxyProtocol.getDescriptor(),
                    TlsInspector.getDescriptor(),
                    HttpConnectionManager.getDescriptor(),
                    TcpProxy.getDescriptor(),
                    PreserveCaseFormatterConfig.getDescriptor(),
                    QuicDownstreamTransport.getDescriptor(),
                    DownstreamTlsContext.getDescriptor(),
                    UpstreamTlsContext.getDescriptor(),
                    HttpProtocolOptions.getDescriptor(),
                    CustomResponse.getDescriptor(),
                    LocalResponsePolicy.getDescriptor(),
                    HttpResponseStatusCodeMatchInput.getDescriptor(),
                    LuaPerRoute.getDescriptor(),
                    FilterSwitch.off().getDescriptorForType()))
            .build();

    static Stream<Message> configurations() {
        return EveryFeature.gateways().stream()
                .map(MessagePrinterTest::translate)
                .map(EnvoyConfig::bootstrap);
    }

    private static EnvoyConfig translate(Gateway gateway) {
        return EnvoyTranslator.translate(gateway, new TranslateOptions(true));
    }

    /// But for three fields that are newer than it knows, and for the fraction that it gives to whole numbers.
    @ParameterizedTest
    @MethodSource("configurations")
    void theJsonIsThatOfProtobufsOwnPrinter(Message message) throws InvalidProtocolBufferException {
        JsonNode ours = Json.of(message);
        ours.findValues("health_checks").forEach(checks -> checks.forEach(check -> remove(check, "name")));
        ours.findParents("content_type_matcher").forEach(parent -> remove(parent, "content_type_matcher"));

        ours.findParents("allow_paths").forEach(parent -> remove(parent, "allow_paths"));

        assertThat(ours.findParents("content_type_matcher")).isEmpty();
        assertThat(ours.toString().replace(".0", ""))
                .isEqualTo(oracle(message).toString().replace(".0", ""));
    }

    private static void remove(JsonNode object, String name) {
        assertThat(((ObjectNode) object).remove(name)).as(name).isNotNull();
    }

    private static JsonNode oracle(Message message) throws InvalidProtocolBufferException {
        return Json.parse(JsonFormat.printer()
                .usingTypeRegistry(TYPES)
                .preservingProtoFieldNames()
                .print(message));
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                Arguments.of(Duration.newBuilder().setSeconds(3).build(), "\"3s\""),
                Arguments.of(Duration.newBuilder().setNanos(20_000_000).build(), "\"0.020s\""),
                Arguments.of(UInt32Value.of(-1), "4294967295"),
                Arguments.of(UInt64Value.of(-1), "\"18446744073709551615\""),
                Arguments.of(Int64Range.newBuilder().setStart(-5).setEnd(200).build(), """
                        {"start": "-5", "end": "200"}"""),
                Arguments.of(Percent.newBuilder().setValue(100).build(), """
                        {"value": 100}"""),
                Arguments.of(Percent.newBuilder().setValue(0.00001).build(), """
                        {"value": 0.00001}"""),
                Arguments.of(Percent.newBuilder().setValue(1e21).build(), """
                        {"value": 1000000000000000000000}"""),
                Arguments.of(DoubleValue.of(-0.0), "0"),
                Arguments.of(DoubleValue.of(Double.NaN), "\"NaN\""),
                Arguments.of(DoubleValue.of(Double.NEGATIVE_INFINITY), "\"-Infinity\""),
                Arguments.of(FloatValue.of(0.1f), "0.1"),
                Arguments.of(HttpStatus.newBuilder().setCodeValue(418).build(), """
                        {"code": 418}"""),
                Arguments.of(
                        HttpStatus.newBuilder().setCode(StatusCode.NotFound).build(), """
                        {"code": "NotFound"}"""),
                Arguments.of(
                        DataSource.newBuilder()
                                .setInlineBytes(ByteString.copyFrom(new byte[] {0, -1}))
                                .build(),
                        """
                        {"inline_bytes": "AP8="}"""));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void scalarsAreWrittenAsJsonWantsThem(Message message, String expected) {
        assertThat(Json.of(message).toString()).isEqualTo(Json.parse(expected).toString());
    }

    @Test
    void structuresAreJsonThemselves() {
        Struct struct = Struct.newBuilder()
                .putFields(
                        "n",
                        Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build())
                .putFields(
                        "e",
                        Value.newBuilder()
                                .setStructValue(Struct.getDefaultInstance())
                                .build())
                .putFields(
                        "l",
                        Value.newBuilder()
                                .setListValue(ListValue.newBuilder()
                                        .addValues(Value.newBuilder().setBoolValue(true))
                                        .addValues(Value.newBuilder().setListValue(ListValue.getDefaultInstance())))
                                .build())
                .build();

        assertThat(new JsonConfigWriter().write(struct)).isEqualTo("""
                {
                  "n": null,
                  "e": {},
                  "l": [
                    true,
                    []
                  ]
                }
                """);
        assertThat(new YamlConfigWriter().write(struct)).isEqualTo("""
                "n": null
                e: {}
                l:
                - true
                - []
                """);
    }

    @Test
    void nothingIsAnEmptyObject() {
        assertThat(new JsonConfigWriter().write(Metadata.getDefaultInstance())).isEqualTo("{}\n");
        assertThat(new YamlConfigWriter().write(Metadata.getDefaultInstance())).isEqualTo("{}\n");
    }

    @Test
    void jsonEscapesOnlyWhatItMust() {
        DataSource source = DataSource.newBuilder()
                .setInlineString("<a href='x=1&y'>\"\\\n\t\u0001\u007f\u2028é😀/")
                .build();

        assertThat(new JsonConfigWriter().write(source)).isEqualTo("""
                {
                  "inline_string": "<a href='x=1&y'>\\"\\\\\\n\\t\\u0001\\u007f\\u2028é😀/"
                }
                """);
    }
}
