package emissaryctl.envoy;

import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.Value;
import emissaryctl.envoy.message.DataSources;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.GrpcServices;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.AccessLogging;
import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.AccessLogging.GrpcLog;
import emissaryctl.gateway.AccessLogging.JsonBool;
import emissaryctl.gateway.AccessLogging.JsonFormat;
import emissaryctl.gateway.AccessLogging.JsonNumber;
import emissaryctl.gateway.AccessLogging.JsonObject;
import emissaryctl.gateway.AccessLogging.JsonText;
import emissaryctl.gateway.AccessLogging.JsonValue;
import emissaryctl.gateway.AccessLogging.LogFormat;
import emissaryctl.gateway.AccessLogging.TextFormat;
import io.envoyproxy.envoy.config.accesslog.v3.AccessLog;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.SubstitutionFormatString;
import io.envoyproxy.envoy.extensions.access_loggers.file.v3.FileAccessLog;
import io.envoyproxy.envoy.extensions.access_loggers.grpc.v3.CommonGrpcAccessLogConfig;
import io.envoyproxy.envoy.extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig;
import io.envoyproxy.envoy.extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Access logs: services first, then the file.
final class AccessLogTranslator {

    static List<AccessLog> translate(AccessLogging logging) {
        return Stream.concat(
                        logging.services().stream().map(AccessLogTranslator::service), Stream.of(file(logging.file())))
                .toList();
    }

    static AccessLog file(FileLog file) {
        return log(
                "envoy.access_loggers.file",
                FileAccessLog.newBuilder()
                        .setPath(file.path())
                        .setLogFormat(format(file.format()))
                        .build());
    }

    private static AccessLog service(GrpcLog service) {
        if (!service.http()) {
            return log(
                    "envoy.access_loggers.tcp_grpc",
                    TcpGrpcAccessLogConfig.newBuilder()
                            .setCommonConfig(common(service))
                            .build());
        }
        return log(
                "envoy.access_loggers.http_grpc",
                HttpGrpcAccessLogConfig.newBuilder()
                        .setCommonConfig(common(service))
                        .addAllAdditionalRequestHeadersToLog(service.requestHeaders())
                        .addAllAdditionalResponseHeadersToLog(service.responseHeaders())
                        .addAllAdditionalResponseTrailersToLog(service.responseTrailers())
                        .build());
    }

    private static CommonGrpcAccessLogConfig common(GrpcLog service) {
        return CommonGrpcAccessLogConfig.newBuilder()
                .setLogName("logservice")
                .setGrpcService(GrpcServices.of(service.cluster()))
                .setTransportApiVersion(ApiVersion.V3)
                .setBufferFlushInterval(Durations.of(service.flushInterval()))
                .setBufferSizeBytes(UInt32Value.of(service.flushBytes()))
                .build();
    }

    private static AccessLog log(String name, Message config) {
        return AccessLog.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(config))
                .build();
    }

    private static SubstitutionFormatString format(LogFormat format) {
        return switch (format) {
            case TextFormat(String text) ->
                SubstitutionFormatString.newBuilder()
                        .setTextFormatSource(DataSources.inline(text))
                        .build();
            case JsonFormat(SequencedMap<String, JsonValue> fields) ->
                SubstitutionFormatString.newBuilder()
                        .setJsonFormat(struct(fields))
                        .build();
        };
    }

    private static Struct struct(SequencedMap<String, JsonValue> fields) {
        Struct.Builder struct = Struct.newBuilder();
        fields.forEach((name, value) -> struct.putFields(name, value(value)));
        return struct.build();
    }

    private static Value value(JsonValue value) {
        Value.Builder message = Value.newBuilder();
        switch (value) {
            case JsonText(String text) -> message.setStringValue(text);
            case JsonNumber(double number) -> message.setNumberValue(number);
            case JsonBool(boolean bool) -> message.setBoolValue(bool);
            case JsonObject(SequencedMap<String, JsonValue> fields) -> message.setStructValue(struct(fields));
        }
        return message.build();
    }

    private AccessLogTranslator() {}
}
