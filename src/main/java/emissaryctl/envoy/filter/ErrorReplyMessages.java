package emissaryctl.envoy.filter;

import com.github.xds.core.v3.TypedExtensionConfig;
import com.github.xds.type.matcher.v3.Matcher;
import com.github.xds.type.matcher.v3.Matcher.MatcherTree;
import com.github.xds.type.matcher.v3.Matcher.MatcherTree.MatchMap;
import com.github.xds.type.matcher.v3.Matcher.OnMatch;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import emissaryctl.envoy.message.DataSources;
import emissaryctl.envoy.message.HeaderOptions;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.ErrorReply;
import emissaryctl.gateway.ErrorReply.FileBody;
import emissaryctl.gateway.ErrorReply.JsonBody;
import emissaryctl.gateway.ErrorReply.TextBody;
import emissaryctl.gateway.HeaderAddition;
import io.envoyproxy.envoy.config.core.v3.SubstitutionFormatString;
import io.envoyproxy.envoy.extensions.filters.http.custom_response.v3.CustomResponse;
import io.envoyproxy.envoy.extensions.http.custom_response.local_response_policy.v3.LocalResponsePolicy;
import io.envoyproxy.envoy.type.matcher.v3.HttpResponseStatusCodeMatchInput;
import java.util.List;
import java.util.SequencedMap;

/// Error replies as policies of the custom response filter, found by status.
final class ErrorReplyMessages {

    private ErrorReplyMessages() {}

    static CustomResponse of(List<ErrorReply> replies) {
        if (replies.isEmpty()) return CustomResponse.getDefaultInstance();
        MatchMap.Builder byStatus = MatchMap.newBuilder();
        for (ErrorReply reply : replies) {
            byStatus.putMap(
                    Integer.toString(reply.onStatus()),
                    OnMatch.newBuilder()
                            .setAction(extension("reply", policy(reply)))
                            .build());
        }
        return CustomResponse.newBuilder()
                .setCustomResponseMatcher(Matcher.newBuilder()
                        .setMatcherTree(MatcherTree.newBuilder()
                                .setInput(extension("status", HttpResponseStatusCodeMatchInput.getDefaultInstance()))
                                .setExactMatchMap(byStatus)))
                .build();
    }

    private static TypedExtensionConfig extension(String name, Message config) {
        return TypedExtensionConfig.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(config))
                .build();
    }

    /// Envoy does not look at the content type of the format here, and calls every body text.
    private static LocalResponsePolicy policy(ErrorReply reply) {
        return LocalResponsePolicy.newBuilder()
                .setBodyFormat(format(reply))
                .addAllResponseHeadersToAdd(HeaderOptions.of(
                        List.of(new HeaderAddition("content-type", literal(reply.contentType()), false))))
                .build();
    }

    /// The value of an added header may hold operators, a content type may not.
    private static String literal(String text) {
        return text.replace("%", "%%");
    }

    private static SubstitutionFormatString format(ErrorReply reply) {
        SubstitutionFormatString.Builder format = SubstitutionFormatString.newBuilder();
        switch (reply.body()) {
            case TextBody(String text) -> format.setTextFormatSource(DataSources.inline(text));
            case FileBody(String path) -> format.setTextFormatSource(DataSources.file(path));
            case JsonBody(SequencedMap<String, String> fields) -> format.setJsonFormat(json(fields));
        }
        return format.build();
    }

    private static Struct json(SequencedMap<String, String> fields) {
        Struct.Builder json = Struct.newBuilder();
        fields.forEach((name, text) ->
                json.putFields(name, Value.newBuilder().setStringValue(text).build()));
        return json.build();
    }
}
