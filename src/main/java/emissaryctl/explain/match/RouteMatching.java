package emissaryctl.explain.match;

import emissaryctl.explain.match.Mismatch.HeaderDiffers;
import emissaryctl.explain.match.Mismatch.QueryDiffers;
import emissaryctl.explain.request.QueryParameters;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What keeps a route from taking a request, but for the share of requests that it takes: chance is another matter.
public final class RouteMatching {

    private final PathMatching paths;
    private final TextMatching texts;

    public RouteMatching() {
        this(new Regexes());
    }

    public RouteMatching(Regexes regexes) {
        this.paths = new PathMatching(regexes);
        this.texts = new TextMatching(regexes);
    }

    /// Whether a regular expression is one that can be tried here: Envoy knows some that this engine does not.
    public static boolean reads(String regex) {
        return Regexes.isOne(regex);
    }

    /// Whether the request meets all criteria, its share of the traffic aside.
    public boolean matches(RouteCriteria criteria, RoutedRequest request) {
        return paths.mismatch(criteria, request.path()).isEmpty()
                && criteria.headers().stream().allMatch(wanted -> hasHeader(wanted, request))
                && criteria.queryParameters().stream().allMatch(wanted -> hasParameter(wanted, request));
    }

    /// Everything that differs, the path first.
    public List<Mismatch> mismatches(RouteCriteria criteria, RoutedRequest request) {
        List<Mismatch> all = new ArrayList<>();
        paths.mismatch(criteria, request.path()).ifPresent(all::add);
        for (NamedMatch wanted : criteria.headers()) {
            if (!hasHeader(wanted, request)) all.add(new HeaderDiffers(wanted, request.header(wanted.name())));
        }
        for (NamedMatch wanted : criteria.queryParameters()) {
            if (!hasParameter(wanted, request)) all.add(new QueryDiffers(wanted, parameter(wanted, request)));
        }
        return all;
    }

    private boolean hasHeader(NamedMatch wanted, RoutedRequest request) {
        return texts.matches(wanted.value(), request.values(wanted.name()));
    }

    private boolean hasParameter(NamedMatch wanted, RoutedRequest request) {
        return texts.matches(
                wanted.value(), parameter(wanted, request).map(List::of).orElse(List.of()));
    }

    private static Optional<String> parameter(NamedMatch wanted, RoutedRequest request) {
        return QueryParameters.first(request.path(), wanted.name());
    }
}
