package emissaryctl.explain.match;

import emissaryctl.explain.match.Mismatch.PathDiffers;
import emissaryctl.explain.request.Paths;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import java.util.Optional;

/// Whether a path is the one that a route wants. A regular expression must match the whole path, and knows case
/// whatever the route says.
record PathMatching(Regexes regexes) {

    Optional<Mismatch> mismatch(RouteCriteria criteria, String pathAndQuery) {
        String path = Paths.withoutQuery(pathAndQuery);
        if (matches(criteria.path(), path, criteria.caseSensitive())) return Optional.empty();
        boolean caseDiffers = !(criteria.path() instanceof PathRegex) && matches(criteria.path(), path, false);
        return Optional.of(new PathDiffers(criteria.path(), path, caseDiffers));
    }

    private boolean matches(PathMatch wanted, String path, boolean caseSensitive) {
        return switch (wanted) {
            case PathRegex(String regex) -> regexes.matches(regex, path);
            case PathPrefix(String prefix) -> folded(path, caseSensitive).startsWith(folded(prefix, caseSensitive));
            case ExactPath(String exact) -> folded(path, caseSensitive).equals(folded(exact, caseSensitive));
            case PathSegments(String prefix) -> segments(folded(path, caseSensitive), folded(prefix, caseSensitive));
        };
    }

    private static boolean segments(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    private static String folded(String text, boolean caseSensitive) {
        return caseSensitive ? text : AsciiCase.lower(text);
    }
}
