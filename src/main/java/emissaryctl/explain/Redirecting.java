package emissaryctl.explain;

import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteDecision.Redirection;
import java.util.Optional;

/// Where a client is sent. A port in the Host header goes when another is set, or when it is the standard one of the
/// scheme that is left; any other stays, also from http to https.
record Redirecting(PathRewriting paths) {

    static final int MOVED_PERMANENTLY = 301;
    static final int TEMPORARY_REDIRECT = 307;

    String location(Redirection to, PathMatch matched, RoutedRequest request) {
        String scheme = to.scheme().orElse(request.scheme());
        String port = to.port().map(number -> ":" + number).orElse("");
        String host = to.host().filter(name -> !name.isEmpty()).orElseGet(() -> host(request, scheme, port));
        return scheme + "://" + host + port + rooted(path(to.path(), matched, request.path()));
    }

    String toHttps(RoutedRequest request) {
        return "https://" + host(request, "https", "") + request.path();
    }

    /// A query in the new path replaces that of the request.
    private String path(PathRewrite to, PathMatch matched, String pathAndQuery) {
        boolean ownQuery = to instanceof PathRewrite.ReplacePath(String path) && path.indexOf('?') >= 0;
        return ownQuery && to instanceof PathRewrite.ReplacePath(String path)
                ? path
                : paths.rewrite(to, matched, pathAndQuery);
    }

    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String host(RoutedRequest request, String scheme, String port) {
        String host = request.authority();
        Optional<Integer> colon = portBegin(host);
        if (colon.isEmpty()) return host;
        String told = request.forwardedProto();
        String ownPort = host.substring(colon.get());
        boolean standard = told.equalsIgnoreCase("https") && ownPort.equals(":443")
                || told.equalsIgnoreCase("http") && ownPort.equals(":80");
        boolean drop = !port.isEmpty() || !scheme.equals(told) && standard;
        return drop ? host.substring(0, colon.get()) : host;
    }

    private static Optional<Integer> portBegin(String host) {
        if (!host.startsWith("[")) return Optional.of(host.lastIndexOf(':')).filter(at -> at >= 0);
        return Optional.of(host.lastIndexOf("]:")).filter(at -> at >= 0).map(at -> at + 1);
    }
}
