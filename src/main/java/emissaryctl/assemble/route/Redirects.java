package emissaryctl.assemble.route;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.upstream.ServiceAddress;
import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.RouteDecision.Redirection;
import emissaryctl.resource.MappingRedirect;
import java.util.Optional;
import java.util.Set;

/// Where `host_redirect` sends clients.
final class Redirects {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    static Redirection decide(PlannedMapping planned, Profile profile) {
        MappingRedirect written = planned.mapping().redirect();
        Optional<Integer> status = written.responseCode().filter(STATUSES::contains);
        if (profile.redirectsToServiceText() || planned.address().isEmpty()) {
            return new Redirection(
                    Optional.empty(), Optional.of(planned.service()), Optional.empty(), path(written), status);
        }
        ServiceAddress target = planned.address().get();
        Optional<String> scheme = target.scheme().filter(s -> s.equals("http") || s.equals("https"));
        String host = target.host().contains(":") ? "[" + target.host() + "]" : target.host();
        return new Redirection(scheme, Optional.of(host), target.port(), path(written), status);
    }

    /// Of several targets `path_redirect` counts before `prefix_redirect` before `regex_redirect`.
    private static PathRewrite path(MappingRedirect written) {
        Optional<String> path = written.path().filter(p -> !p.isEmpty());
        if (path.isPresent()) return new PathRewrite.ReplacePath(path.get());
        Optional<String> prefix = written.prefix().filter(p -> !p.isEmpty());
        if (prefix.isPresent()) return new PathRewrite.ReplacePrefix(prefix.get());
        return written.regex()
                .<PathRewrite>map(r -> new PathRewrite.ReplaceRegex(r.pattern(), r.substitution()))
                .orElse(new PathRewrite.KeepPath());
    }
}
