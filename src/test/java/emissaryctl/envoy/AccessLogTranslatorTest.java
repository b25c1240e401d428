package emissaryctl.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.AccessLogging;
import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.AccessLogging.GrpcLog;
import emissaryctl.gateway.AccessLogging.JsonBool;
import emissaryctl.gateway.AccessLogging.JsonFormat;
import emissaryctl.gateway.AccessLogging.JsonNumber;
import emissaryctl.gateway.AccessLogging.JsonObject;
import emissaryctl.gateway.AccessLogging.JsonText;
import emissaryctl.gateway.AccessLogging.JsonValue;
import emissaryctl.gateway.AccessLogging.TextFormat;
import io.envoyproxy.envoy.config.accesslog.v3.AccessLog;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class AccessLogTranslatorTest {

    private static final FileLog FILE = new FileLog("/dev/fd/1", new TextFormat("%PROTOCOL%\n"));

    @Test
    void servicesComeBeforeTheFile() {
        GrpcLog http =
                new GrpcLog("logs", true, List.of("x-a"), List.of("x-b"), List.of("x-c"), Duration.ofSeconds(2), 4096);
        GrpcLog tcp = new GrpcLog("logs", false, List.of(), List.of(), List.of(), Duration.ofSeconds(1), 16384);

        List<AccessLog> logs = AccessLogTranslator.translate(new AccessLogging(List.of(http, tcp), FILE));

        assertThat(Json.of(logs.getFirst())).isEqualTo(Json.parse("""
                {
                  "name": "envoy.access_loggers.http_grpc",
                  "typed_config": {
                    "@type": "type.googleapis.com/envoy.extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig",
                    "common_config": {
                      "log_name": "logservice",
                      "grpc_service": {"envoy_grpc": {"cluster_name": "logs"}},
                      "buffer_flush_interval": "2s",
                      "buffer_size_bytes": 4096,
                      "transport_api_version": "V3"
                    },
                    "additional_request_headers_to_log": ["x-a"],
                    "additional_response_headers_to_log": ["x-b"],
                    "additional_response_trailers_to_log": ["x-c"]
                  }
                }"""));
        assertThat(Json.of(logs.get(1))).isEqualTo(Json.parse("""
                {
                  "name": "envoy.access_loggers.tcp_grpc",
                  "typed_config": {
                    "@type": "type.googleapis.com/envoy.extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig",
                    "common_config": {
                      "log_name": "logservice",
                      "grpc_service": {"envoy_grpc": {"cluster_name": "logs"}},
                      "buffer_flush_interval": "1s",
                      "buffer_size_bytes": 16384,
                      "transport_api_version": "V3"
                    }
                  }
                }"""));
        assertThat(logs.getLast().getName()).isEqualTo("envoy.access_loggers.file");
    }

    @Test
    void jsonLinesKeepTypesAndOrder() {
        SequencedMap<String, JsonValue> inner = new LinkedHashMap<>();
        inner.put("yes", new JsonBool(true));
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("z", new JsonText("%START_TIME%"));
        fields.put("a", new JsonNumber(1.5));
        fields.put("i", new JsonNumber(3));
        fields.put("o", new JsonObject(inner));

        AccessLog log = AccessLogTranslator.file(new FileLog("/tmp/log", new JsonFormat(fields)));

        assertThat(Json.of(log).toString()).isEqualTo("""
                {"name":"envoy.access_loggers.file","typed_config":{\
                "@type":"type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog",\
                "path":"/tmp/log",\
                "log_format":{"json_format":{"z":"%START_TIME%","a":1.5,"i":3,"o":{"yes":true}}}}}""");
    }
}
