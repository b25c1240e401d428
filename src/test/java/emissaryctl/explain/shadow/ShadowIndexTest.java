package emissaryctl.explain.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.explain.match.Regexes;
import emissaryctl.explain.match.RouteMatching;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request.Scheme;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.HeaderEdits;
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
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteErrors;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Criteria and requests by chance, from few enough parts that they often have to do with each other.
class ShadowIndexTest {

    private static final List<String> REGEXES = List.of(
            "/.*",
            "/a/.*",
            "/a/b",
            "/a/[a-z]",
            "/a?/.*",
            "(/a|/b)/.*",
            "/a|/b",
            "/a/.+",
            ".*",
            "^/a/.*$",
            "/a\\.*",
            "/a\\b.*",
            "/a$.*");
    private static final List<String> PATHS = List.of("/", "/a", "/a/", "/A/", "/a/b", "/a/b/", "/ab", "/b/", "/a.");
    private static final List<String> HOSTS = List.of("a.x", "b.x", "a.y", "b.a.x");

    private final Random random = new Random(42);
    private final Covering covering = new Covering(new Regexes());
    private final RouteMatching matching = new RouteMatching();

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private RouteCriteria criteria() {
        PathMatch path = switch (random.nextInt(5)) {
            case 0 -> new ExactPath(one(PATHS));
            case 1 -> new PathRegex(one(REGEXES));
            case 2 -> new PathSegments(one(List.of("/a", "/a/b")));
            default -> new PathPrefix(one(PATHS));
        };
        List<NamedMatch> headers = new ArrayList<>();
        if (random.nextBoolean()) headers.add(new NamedMatch(":authority", host()));
        if (random.nextInt(3) == 0) headers.add(new NamedMatch("x-t", host()));
        List<NamedMatch> query =
                random.nextInt(4) == 0 ? List.of(new NamedMatch(one(List.of("q", "Q")), host())) : List.of();
        return new RouteCriteria(path, random.nextInt(4) > 0, headers, query, Optional.empty());
    }

    private TextMatch host() {
        return switch (random.nextInt(6)) {
            case 0 -> new TextSuffix(one(List.of(".x", "x", "a.x")));
            case 1 -> new TextPrefix(one(List.of("a.", "b")));
            case 2 -> new TextRegex(one(List.of(".*", "[ab]\\.x", "a.*")));
            case 3 -> new Present();
            default -> new ExactText(one(HOSTS));
        };
    }

    private RoutedRequest request() {
        String path = one(PATHS) + (random.nextBoolean() ? one(List.of("b", "b/c", "/", "Z")) : "");
        String query = random.nextInt(3) == 0 ? "?" + one(List.of("q", "Q")) + "=" + one(HOSTS) : "";
        HeaderFields headers = random.nextInt(3) == 0 ? HeaderFields.NONE.adding("x-t", one(HOSTS)) : HeaderFields.NONE;
        return new RoutedRequest(
                "GET", Scheme.HTTP.word(), one(HOSTS), path + query, headers, Optional.empty(), Optional.empty());
    }

    @Test
    void whatIsCoveredNeverMatchesAlone() {
        int certain = 0;
        int tried = 0;
        for (int i = 0; i < 40_000; i++) {
            RouteCriteria earlier = criteria();
            RouteCriteria later = criteria();
            if (!covering.covers(earlier, later)) continue;
            certain++;
            for (int j = 0; j < 20; j++) {
                RoutedRequest request = request();
                if (!matching.matches(later, request)) continue;
                tried++;
                assertThat(matching.matches(earlier, request))
                        .as("%s\n%s\n%s", earlier, later, request)
                        .isTrue();
            }
        }
        assertThat(certain).isGreaterThan(2000);
        assertThat(tried).isGreaterThan(4000);
    }

    @Test
    void theIndexFindsWhatComparingEveryPairFinds() {
        for (int round = 0; round < 60; round++) {
            List<Route> routes = new ArrayList<>();
            for (int i = 0; i < 40; i++) routes.add(route(criteria(), i));
            ShadowIndex index = new ShadowIndex(routes);
            List<Route> before = new ArrayList<>();
            for (Route route : routes) {
                boolean covered = before.stream().anyMatch(each -> covering.covers(each.criteria(), route.criteria()));
                Optional<Route> found = index.cover(route.criteria(), _ -> true);
                assertThat(found.isPresent()).as("%s", route.criteria()).isEqualTo(covered);
                found.ifPresent(cover -> assertThat(covering.covers(cover.criteria(), route.criteria()))
                        .isTrue());
                index.add(route);
                before.add(route);
            }
        }
    }

    private static Route route(RouteCriteria criteria, int number) {
        ResourceRef resource = new ResourceRef("Mapping", "default", "m" + number);
        return new Route(
                new Origin(resource, Span.startOf("test")),
                criteria,
                new HttpsRedirection(),
                HeaderEdits.NONE,
                new RouteAuth.Authorize(),
                new RouteErrors.AsEverywhere());
    }
}
