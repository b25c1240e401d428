package emissaryctl.diff.live;

import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.HeaderEdits;

/// Changes of a route to the headers of requests and responses.
final class HeaderEditsReader {

    private HeaderEditsReader() {}

    static HeaderEdits read(Fields route) {
        return new HeaderEdits(
                route.list("request_headers_to_add", HeaderEditsReader::addition),
                route.list("response_headers_to_add", HeaderEditsReader::addition),
                route.texts("request_headers_to_remove"),
                route.texts("response_headers_to_remove"));
    }

    private static HeaderAddition addition(Fields option) {
        option.only("keep_empty_value", "false");
        boolean overwrites = option.text("append_action")
                .filter(action -> {
                    boolean adds = action.equals("APPEND_IF_EXISTS_OR_ADD");
                    boolean sets = action.equals("OVERWRITE_IF_EXISTS_OR_ADD");
                    if (!adds && !sets) option.doubt("append_action");
                    return sets;
                })
                .isPresent();
        return option.message(
                        "header",
                        header -> new HeaderAddition(
                                header.text("key").orElse(""),
                                header.text("value").orElse(""),
                                !overwrites))
                .orElse(new HeaderAddition("", "", false));
    }
}
