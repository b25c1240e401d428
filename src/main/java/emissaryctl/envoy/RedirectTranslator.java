package emissaryctl.envoy;

import emissaryctl.envoy.message.Matchers;
import emissaryctl.gateway.PathRewrite.KeepPath;
import emissaryctl.gateway.PathRewrite.ReplacePath;
import emissaryctl.gateway.PathRewrite.ReplacePrefix;
import emissaryctl.gateway.PathRewrite.ReplaceRegex;
import emissaryctl.gateway.RouteDecision.Redirection;
import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.RedirectAction.RedirectResponseCode;

/// Clients sent elsewhere.
final class RedirectTranslator {

    static RedirectAction translate(Redirection redirection) {
        RedirectAction.Builder action = RedirectAction.newBuilder();
        redirection.scheme().ifPresent(action::setSchemeRedirect);
        redirection.host().ifPresent(action::setHostRedirect);
        redirection.port().ifPresent(action::setPortRedirect);
        switch (redirection.path()) {
            case KeepPath _ -> {}
            case ReplacePath(String with) -> action.setPathRedirect(with);
            case ReplacePrefix(String with) -> action.setPrefixRewrite(with);
            case ReplaceRegex rewrite -> action.setRegexRewrite(Matchers.substitution(rewrite));
        }
        redirection.status().map(RedirectTranslator::code).ifPresent(action::setResponseCode);
        return action.build();
    }

    private static RedirectResponseCode code(int status) {
        return switch (status) {
            case 301 -> RedirectResponseCode.MOVED_PERMANENTLY;
            case 302 -> RedirectResponseCode.FOUND;
            case 303 -> RedirectResponseCode.SEE_OTHER;
            case 307 -> RedirectResponseCode.TEMPORARY_REDIRECT;
            case 308 -> RedirectResponseCode.PERMANENT_REDIRECT;
            default -> throw new IllegalArgumentException("no redirect has status " + status);
        };
    }

    private RedirectTranslator() {}
}
