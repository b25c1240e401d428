package emissaryctl.diff.live;

import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.PathRewrite.KeepPath;
import emissaryctl.gateway.PathRewrite.ReplacePath;
import emissaryctl.gateway.PathRewrite.ReplacePrefix;
import emissaryctl.gateway.RouteDecision;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteDecision.Redirection;
import java.util.Map;
import java.util.Optional;

/// Clients that are sent elsewhere.
final class RedirectReader {

    private static final Map<String, Integer> STATUSES = Map.of(
            "MOVED_PERMANENTLY", 301,
            "FOUND", 302,
            "SEE_OTHER", 303,
            "TEMPORARY_REDIRECT", 307,
            "PERMANENT_REDIRECT", 308);

    private RedirectReader() {}

    static RouteDecision read(Fields action) {
        boolean https = action.flag("https_redirect");
        action.only("strip_query", "false");
        Redirection to = new Redirection(
                https ? Optional.of("https") : action.filled("scheme_redirect"),
                action.filled("host_redirect"),
                action.number("port_redirect").filter(port -> port > 0),
                path(action),
                status(action));
        return to.equals(new Redirection(
                        Optional.of("https"), Optional.empty(), Optional.empty(), new KeepPath(), Optional.empty()))
                ? new HttpsRedirection()
                : to;
    }

    private static PathRewrite path(Fields action) {
        Optional<PathRewrite> regex = action.message("regex_rewrite", ForwardReader::regexRewrite);
        return action.filled("path_redirect")
                .<PathRewrite>map(ReplacePath::new)
                .or(() -> action.filled("prefix_rewrite").map(ReplacePrefix::new))
                .or(() -> regex)
                .orElse(new KeepPath());
    }

    /// The first is the one that Envoy uses unasked.
    private static Optional<Integer> status(Fields action) {
        Optional<String> word = action.text("response_code");
        Optional<Integer> status = word.flatMap(code -> Optional.ofNullable(STATUSES.get(code)));
        if (word.isPresent() && status.isEmpty()) action.doubt("response_code");
        return status.filter(code -> code != 301);
    }
}
