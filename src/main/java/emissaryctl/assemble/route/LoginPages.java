package emissaryctl.assemble.route;

import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteAuth;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import emissaryctl.gateway.policy.FilterPolicies;
import emissaryctl.gateway.policy.Glob;
import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.Login.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps the pages of logins where a route that skips authorization would take them: nobody would answer there, and
/// users who come from the provider would never be logged in. Each such route gets routes before it that are the same
/// but for these paths, where Envoy's `envoy.filters.http.oauth2` answers before anything is forwarded.
public final class LoginPages {

    private LoginPages() {}

    /// `routes`, in their order, with those for pages among them.
    public static List<PlannedRoute> keep(List<PlannedRoute> routes, FilterPolicies policies) {
        List<Page> pages = policies.filters().stream()
                .flatMap(filter -> filter.action() instanceof Login login ? Stream.of(login.place()) : Stream.empty())
                .distinct()
                .flatMap(place -> place.pages().stream())
                .toList();
        if (pages.isEmpty()) return routes;
        List<PlannedRoute> all = new ArrayList<>();
        for (PlannedRoute planned : routes) {
            if (planned.route().auth() instanceof RouteAuth.SkipAuthorization) {
                pages.stream().flatMap(page -> page(planned, page).stream()).forEach(all::add);
            }
            all.add(planned);
        }
        return all;
    }

    private static Optional<PlannedRoute> page(PlannedRoute planned, Page page) {
        Route route = planned.route();
        RouteCriteria old = route.criteria();
        List<TextMatch> hosts = old.headers().stream()
                .filter(header -> header.name().equals(Matcher.AUTHORITY))
                .map(NamedMatch::value)
                .toList();
        if (!mayTake(old, page.path()) || !hosts.stream().allMatch(host -> mayTake(host, page.host()))) {
            return Optional.empty();
        }
        List<NamedMatch> headers = new ArrayList<>(old.headers());
        NamedMatch host = new NamedMatch(Matcher.AUTHORITY, authority(page.host()));
        if (!hosts.contains(new ExactText(page.host().text()))) headers.add(host);
        RouteCriteria criteria =
                new RouteCriteria(new ExactPath(page.path()), true, headers, old.queryParameters(), old.share());
        Route kept = new Route(
                route.origin(), criteria, route.decision(), route.headers(), new RouteAuth.Authorize(), route.errors());
        return Optional.of(new PlannedRoute(kept, planned.weight(), planned.attaches(), planned.always()));
    }

    /// A regular expression may; a page that it does not match is no less one of a login.
    private static boolean mayTake(RouteCriteria criteria, String page) {
        boolean anyCase = !criteria.caseSensitive();
        PathMatch path = criteria.path();
        return switch (path) {
            case PathPrefix(String prefix) -> page.regionMatches(anyCase, 0, prefix, 0, prefix.length());
            case PathSegments(String prefix) ->
                (page + "/").regionMatches(anyCase, 0, prefix + "/", 0, prefix.length() + 1);
            case ExactPath(String exact) -> anyCase ? page.equalsIgnoreCase(exact) : page.equals(exact);
            case PathRegex _ -> true;
        };
    }

    private static boolean mayTake(TextMatch authority, Glob host) {
        return switch (authority) {
            case ExactText(String text) -> overlap(host, text);
            case TextPrefix(String prefix) -> overlap(host, prefix + "*");
            case TextSuffix(String suffix) -> overlap(host, "*" + suffix);
            case TextRegex _, Present _ -> true;
        };
    }

    private static boolean overlap(Glob host, String authority) {
        Glob other = new Glob(authority);
        return host.overlaps(other) || new Glob(host.text() + ":*").overlaps(other);
    }

    /// The host, or any for a star at its beginning, with every port and in every case.
    private static TextMatch authority(Glob host) {
        StringBuilder regex = new StringBuilder("(?i)");
        for (char c : host.text().toCharArray()) {
            if (c == '*') regex.append(".*");
            else if (Character.isLetterOrDigit(c) || c == '-') regex.append(c);
            else regex.append('\\').append(c);
        }
        return new TextRegex(regex.append("(?::[0-9]+)?").toString());
    }
}
