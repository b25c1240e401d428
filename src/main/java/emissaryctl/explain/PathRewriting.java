package emissaryctl.explain;

import emissaryctl.explain.match.Regexes;
import emissaryctl.explain.request.Paths;
import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;

/// What becomes of a path. Only what the route matched is replaced, the rest and the query are put behind as they are:
/// `/a/` rewritten to `/` makes `/x` of `/a/x`, and `/a` makes `//x`. What would be empty is not rewritten.
record PathRewriting(Regexes regexes) {

    String rewrite(PathRewrite rewrite, PathMatch matched, String pathAndQuery) {
        return switch (rewrite) {
            case PathRewrite.KeepPath _ -> pathAndQuery;
            case PathRewrite.ReplacePrefix(String with) -> replacePrefix(with, matched, pathAndQuery);
            case PathRewrite.ReplacePath(String with) -> replacePath(with, pathAndQuery);
            case PathRewrite.ReplaceRegex(String pattern, String substitution) ->
                replacePath(regexes.replaceAll(pattern, Paths.withoutQuery(pathAndQuery), substitution), pathAndQuery);
        };
    }

    private static String replacePrefix(String with, PathMatch matched, String pathAndQuery) {
        if (with.isEmpty()) return pathAndQuery;
        int length = switch (matched) {
            case PathPrefix(String prefix) -> prefix.length();
            case PathSegments(String prefix) -> prefix.length();
            case ExactPath(String path) -> path.length();
            case PathRegex _ -> Paths.withoutQuery(pathAndQuery).length();
        };
        return with + pathAndQuery.substring(length);
    }

    private static String replacePath(String with, String pathAndQuery) {
        String query = pathAndQuery.substring(Paths.withoutQuery(pathAndQuery).length());
        return with.isEmpty() ? pathAndQuery : with + query;
    }
}
