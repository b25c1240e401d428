package emissaryctl.assemble.route;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteAuth;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteDecision.LocalReply;
import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.Listener.SecurityModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What becomes of a route on a listener: served as it is, told apart by `x-forwarded-proto`, or turned into a
/// redirect to HTTPS. Equal variants of one route are one object, so that later stages need to translate each only
/// once.
public final class RouteVariants {

    private enum Variant {
        SECURE_ONLY,
        ANY,
        REDIRECT
    }

    private final boolean dropForwardedProto;
    private final boolean authorizes;
    private final Map<Route, Map<Variant, Route>> made = new IdentityHashMap<>();

    /// `authorizes` says that there is an AuthService, which redirects must not ask.
    public RouteVariants(Profile profile, boolean authorizes) {
        this.dropForwardedProto = profile.dropsForwardedProtoMatch();
        this.authorizes = authorizes;
    }

    /// The entries of a route on a listener of this security model, for a Host with this action.
    public List<Route> on(SecurityModel model, InsecureAction action, PlannedRoute planned) {
        if (planned.route().decision() instanceof LocalReply) return List.of(planned.route());
        InsecureAction insecure = planned.always() ? InsecureAction.ROUTE : action;
        List<Route> entries = new ArrayList<>(2);
        switch (model) {
            case SECURE -> entries.add(planned.route());
            case INSECURE -> insecure(planned.route(), insecure, false, entries);
            case XFP -> {
                entries.add(variant(planned.route(), Variant.SECURE_ONLY));
                insecure(planned.route(), insecure, true, entries);
            }
        }
        return entries;
    }

    private void insecure(Route route, InsecureAction action, boolean afterSecure, List<Route> entries) {
        switch (action) {
            case ROUTE -> entries.add(afterSecure ? variant(route, Variant.ANY) : route);
            case REDIRECT -> entries.add(afterSecure ? variant(route, Variant.REDIRECT) : redirect(route));
            case REJECT -> {}
        }
    }

    private Route variant(Route route, Variant which) {
        Map<Variant, Route> variants = made.computeIfAbsent(route, _ -> new EnumMap<>(Variant.class));
        Route known = variants.get(which);
        if (known != null) return known;
        Route variant = switch (which) {
            case SECURE_ONLY -> secureOnly(route);
            case ANY -> any(route);
            case REDIRECT -> redirect(any(route));
        };
        variants.put(which, variant);
        return variant;
    }

    private Route secureOnly(Route route) {
        List<NamedMatch> headers = new ArrayList<>(withoutForwardedProto(route));
        headers.add(new NamedMatch(Matcher.FORWARDED_PROTO, new ExactText("https")));
        return withHeaders(route, headers);
    }

    /// Emissary drops the Mapping's own match unless it is the only one (O-33).
    private Route any(Route route) {
        List<NamedMatch> headers = withoutForwardedProto(route);
        return headers.isEmpty() || headers.size() == route.criteria().headers().size()
                ? route
                : withHeaders(route, headers);
    }

    private List<NamedMatch> withoutForwardedProto(Route route) {
        List<NamedMatch> headers = route.criteria().headers();
        if (!dropForwardedProto) return headers;
        return headers.stream()
                .filter(h -> !h.name().equalsIgnoreCase(Matcher.FORWARDED_PROTO))
                .toList();
    }

    private static Route withHeaders(Route route, List<NamedMatch> headers) {
        RouteCriteria old = route.criteria();
        RouteCriteria criteria =
                new RouteCriteria(old.path(), old.caseSensitive(), headers, old.queryParameters(), old.share());
        return new Route(route.origin(), criteria, route.decision(), route.headers(), route.auth(), route.errors());
    }

    private Route redirect(Route route) {
        RouteAuth auth = authorizes ? new RouteAuth.SkipAuthorization() : route.auth();
        return new Route(
                route.origin(), route.criteria(), new HttpsRedirection(), route.headers(), auth, route.errors());
    }
}
