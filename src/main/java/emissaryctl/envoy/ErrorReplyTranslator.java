package emissaryctl.envoy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import emissaryctl.envoy.message.DataSources;
import emissaryctl.gateway.HttpSettings.ErrorReply;
import emissaryctl.gateway.HttpSettings.FileBody;
import emissaryctl.gateway.HttpSettings.JsonBody;
import emissaryctl.gateway.HttpSettings.TextBody;
import io.envoyproxy.envoy.config.accesslog.v3.AccessLogFilter;
import io.envoyproxy.envoy.config.accesslog.v3.ComparisonFilter;
import io.envoyproxy.envoy.config.accesslog.v3.StatusCodeFilter;
import io.envoyproxy.envoy.config.core.v3.RuntimeUInt32;
import io.envoyproxy.envoy.config.core.v3.SubstitutionFormatString;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.LocalReplyConfig;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.ResponseMapper;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What is answered in place of errors.
final class ErrorReplyTranslator {

    static Optional<LocalReplyConfig> translate(List<ErrorReply> replies) {
        if (replies.isEmpty()) return Optional.empty();
        return Optional.of(LocalReplyConfig.newBuilder()
                .addAllMappers(
                        replies.stream().map(ErrorReplyTranslator::translate).toList())
                .build());
    }

    private static ResponseMapper translate(ErrorReply reply) {
        return ResponseMapper.newBuilder()
                .setFilter(AccessLogFilter.newBuilder().setStatusCodeFilter(hasStatus(reply.onStatus())))
                .setBodyFormatOverride(format(reply))
                .build();
    }

    /// Envoy insists on a runtime key, though nobody should change the status at run time.
    private static StatusCodeFilter hasStatus(int status) {
        return StatusCodeFilter.newBuilder()
                .setComparison(ComparisonFilter.newBuilder()
                        .setOp(ComparisonFilter.Op.EQ)
                        .setValue(RuntimeUInt32.newBuilder()
                                .setDefaultValue(status)
                                .setRuntimeKey("emissaryctl.error_reply." + status)))
                .build();
    }

    private static SubstitutionFormatString format(ErrorReply reply) {
        SubstitutionFormatString.Builder format = SubstitutionFormatString.newBuilder();
        switch (reply.body()) {
            case TextBody(String text) -> format.setTextFormatSource(DataSources.inline(text));
            case FileBody(String path) -> format.setTextFormatSource(DataSources.file(path));
            case JsonBody(SequencedMap<String, String> fields) -> format.setJsonFormat(json(fields));
        }
        reply.contentType().ifPresent(format::setContentType);
        return format.build();
    }

    private static Struct json(SequencedMap<String, String> fields) {
        Struct.Builder json = Struct.newBuilder();
        fields.forEach((name, text) ->
                json.putFields(name, Value.newBuilder().setStringValue(text).build()));
        return json.build();
    }

    private ErrorReplyTranslator() {}
}
