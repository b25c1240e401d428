package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import emissaryctl.envoy.message.GrpcServices;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.TracingSettings;
import emissaryctl.gateway.TracingSettings.Datadog;
import emissaryctl.gateway.TracingSettings.EnvironmentTag;
import emissaryctl.gateway.TracingSettings.HeaderTag;
import emissaryctl.gateway.TracingSettings.LiteralTag;
import emissaryctl.gateway.TracingSettings.OpenTelemetry;
import emissaryctl.gateway.TracingSettings.SpanTag;
import emissaryctl.gateway.TracingSettings.Zipkin;
import io.envoyproxy.envoy.config.trace.v3.DatadogConfig;
import io.envoyproxy.envoy.config.trace.v3.OpenTelemetryConfig;
import io.envoyproxy.envoy.config.trace.v3.Tracing.Http;
import io.envoyproxy.envoy.config.trace.v3.ZipkinConfig;
import io.envoyproxy.envoy.config.trace.v3.ZipkinConfig.CollectorEndpointVersion;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.Tracing;
import io.envoyproxy.envoy.type.tracing.v3.CustomTag;
import io.envoyproxy.envoy.type.v3.Percent;

/// Tracing by a connection manager.
final class TracingTranslator {

    static Tracing translate(TracingSettings settings) {
        Tracing.Builder tracing = Tracing.newBuilder()
                .addAllCustomTags(
                        settings.tags().stream().map(TracingTranslator::tag).toList())
                .setProvider(provider(settings.provider()))
                .setSpawnUpstreamSpan(BoolValue.of(true));
        settings.clientSampling().map(TracingTranslator::percent).ifPresent(tracing::setClientSampling);
        settings.randomSampling().map(TracingTranslator::percent).ifPresent(tracing::setRandomSampling);
        settings.overallSampling().map(TracingTranslator::percent).ifPresent(tracing::setOverallSampling);
        return tracing.build();
    }

    private static Percent percent(int percent) {
        return Percent.newBuilder().setValue(percent).build();
    }

    private static Http provider(TracingSettings.Provider provider) {
        return switch (provider) {
            case Zipkin zipkin -> provider("envoy.tracers.zipkin", config(zipkin));
            case Datadog datadog -> provider("envoy.tracers.datadog", config(datadog));
            case OpenTelemetry telemetry -> provider("envoy.tracers.opentelemetry", config(telemetry));
        };
    }

    private static Http provider(String name, Message config) {
        return Http.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(config))
                .build();
    }

    private static ZipkinConfig config(Zipkin zipkin) {
        ZipkinConfig.Builder config = ZipkinConfig.newBuilder()
                .setCollectorCluster(zipkin.cluster())
                .setCollectorEndpoint(zipkin.collectorEndpoint())
                .setCollectorEndpointVersion(
                        zipkin.protobuf() ? CollectorEndpointVersion.HTTP_PROTO : CollectorEndpointVersion.HTTP_JSON)
                .setTraceId128Bit(zipkin.traceId128Bit());
        zipkin.collectorHostname().ifPresent(config::setCollectorHostname);
        zipkin.sharedSpanContext().map(BoolValue::of).ifPresent(config::setSharedSpanContext);
        return config.build();
    }

    private static DatadogConfig config(Datadog datadog) {
        DatadogConfig.Builder config = DatadogConfig.newBuilder()
                .setCollectorCluster(datadog.cluster())
                .setServiceName(datadog.serviceName());
        datadog.collectorHostname().ifPresent(config::setCollectorHostname);
        return config.build();
    }

    private static OpenTelemetryConfig config(OpenTelemetry telemetry) {
        return OpenTelemetryConfig.newBuilder()
                .setGrpcService(GrpcServices.of(telemetry.cluster()))
                .setServiceName(telemetry.serviceName())
                .build();
    }

    private static CustomTag tag(SpanTag tag) {
        CustomTag.Builder message = CustomTag.newBuilder().setTag(tag.name());
        switch (tag.source()) {
            case LiteralTag(String value) ->
                message.setLiteral(CustomTag.Literal.newBuilder().setValue(value));
            case EnvironmentTag environment -> message.setEnvironment(environment(environment));
            case HeaderTag header -> message.setRequestHeader(header(header));
        }
        return message.build();
    }

    private static CustomTag.Environment environment(EnvironmentTag source) {
        CustomTag.Environment.Builder environment =
                CustomTag.Environment.newBuilder().setName(source.variable());
        source.defaultValue().ifPresent(environment::setDefaultValue);
        return environment.build();
    }

    private static CustomTag.Header header(HeaderTag source) {
        CustomTag.Header.Builder header = CustomTag.Header.newBuilder().setName(source.header());
        source.defaultValue().ifPresent(header::setDefaultValue);
        return header.build();
    }

    private TracingTranslator() {}
}
