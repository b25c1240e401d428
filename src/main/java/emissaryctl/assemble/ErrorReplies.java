package emissaryctl.assemble;

import emissaryctl.gateway.HttpSettings.ErrorReply;
import emissaryctl.gateway.HttpSettings.FileBody;
import emissaryctl.gateway.HttpSettings.JsonBody;
import emissaryctl.gateway.HttpSettings.ReplyBody;
import emissaryctl.gateway.HttpSettings.TextBody;
import emissaryctl.resource.ErrorResponseOverride;
import java.util.LinkedHashMap;

/// `error_response_overrides` as replies of the gateway.
final class ErrorReplies {

    private ErrorReplies() {}

    static ErrorReply translate(ErrorResponseOverride written) {
        return new ErrorReply(written.onStatusCode(), written.contentType(), body(written));
    }

    private static ReplyBody body(ErrorResponseOverride written) {
        if (written.textFormat().isPresent())
            return new TextBody(written.textFormat().get());
        if (written.textFormatSourceFile().isPresent()) {
            return new FileBody(written.textFormatSourceFile().get());
        }
        return new JsonBody(new LinkedHashMap<>(written.jsonFormat()));
    }
}
