package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Insecure;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where cleartext and HTTPS arrive at one virtual host, a route for `x-forwarded-proto: https` and one that redirects
/// the rest to HTTPS, or serves it too, are one route to the user, and its header is none that the user wrote.
final class HttpsPairs {

    private static final String PROTO = "x-forwarded-proto";
    private static final Set<String> PLAIN = Set.of(
            "prefix",
            "path",
            "path_separated_prefix",
            "safe_regex",
            "case_sensitive",
            "headers",
            "query_parameters",
            RouteItem.SHARE);

    /// A route without that header, and what it makes of insecure requests.
    record Folded(RouteItem route, Insecure insecure) {}

    private HttpsPairs() {}

    static List<Folded> fold(List<RouteItem> routes, RouteParts parts) {
        List<Folded> folded = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            RouteItem route = routes.get(i);
            Optional<RouteItem> plain =
                    parts.withoutProto(route.match(), HttpsPairs::withoutProto).map(route::matching);
            if (plain.isEmpty()) {
                folded.add(new Folded(route, Insecure.SERVED));
                continue;
            }
            Insecure insecure = i + 1 < routes.size() ? rest(plain.get(), routes.get(i + 1)) : Insecure.NOT_MATCHED;
            folded.add(new Folded(plain.get(), insecure));
            if (insecure == Insecure.SERVED || insecure == Insecure.REDIRECTED) i++;
        }
        return folded;
    }

    /// What the next route makes of the requests that are not secure.
    private static Insecure rest(RouteItem secure, RouteItem next) {
        if (!isPlain(secure) || !isPlain(next)) return Insecure.NOT_KNOWN;
        if (!next.matchKey().equals(secure.matchKey()) || !next.origin().equals(secure.origin())) {
            return Insecure.NOT_MATCHED;
        }
        if (next.actionKey().equals(secure.actionKey())) return Insecure.SERVED;
        return next.isToHttps() ? Insecure.REDIRECTED : Insecure.NOT_MATCHED;
    }

    /// Whether the route asks for nothing but what is compiled here. Of two others it is not told whether one takes
    /// what the other leaves.
    private static boolean isPlain(RouteItem route) {
        return route.match().fields().stream().allMatch(field -> PLAIN.contains(field.name()));
    }

    /// The match for any scheme, if this one is for HTTPS alone.
    private static Optional<Branch> withoutProto(Branch match) {
        List<Tree> headers = match.list("headers");
        if (headers.stream().noneMatch(HttpsPairs::isProto)) return Optional.empty();
        List<Tree> rest = headers.stream().filter(header -> !isProto(header)).toList();
        return Optional.of(rest.isEmpty() ? match.without("headers") : match.with("headers", new Items(rest)));
    }

    private static boolean isProto(Tree header) {
        return header.text("name").filter(PROTO::equals).isPresent()
                && header.text("string_match", "exact").filter("https"::equals).isPresent()
                && header.text("invert_match").isEmpty();
    }
}
