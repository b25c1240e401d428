package emissaryctl.explain.filter;

import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.CorsRules;
import java.util.List;
import java.util.Optional;

/// What cross-origin rules do with a request.
public sealed interface CorsDecision {

    /// The route has no rules.
    record NoRules() implements CorsDecision {}

    /// The request names no origin, so the rules say nothing of it.
    record NoOrigin() implements CorsDecision {}

    /// The origin is not allowed: the request goes on, and the answer lacks the headers that a browser wants.
    record OriginNotAllowed(String origin) implements CorsDecision {}

    /// The origin is allowed; these headers are put into the answer of the service.
    record OriginAllowed(HeaderFields answer) implements CorsDecision {}

    /// A browser asks first, and Envoy answers by itself.
    record Preflight(HeaderFields answer) implements CorsDecision {}

    static CorsDecision of(Optional<CorsRules> rules, RoutedRequest request) {
        if (rules.isEmpty()) return new NoRules();
        Optional<String> origin = request.headers().value("origin").filter(text -> !text.isEmpty());
        if (origin.isEmpty()) return new NoOrigin();
        if (!isAllowed(rules.get(), origin.get())) return new OriginNotAllowed(origin.get());
        boolean asks = request.method().equals("OPTIONS")
                && request.headers()
                        .value("access-control-request-method")
                        .filter(method -> !method.isEmpty())
                        .isPresent();
        return asks
                ? new Preflight(preflight(rules.get(), origin.get(), request))
                : new OriginAllowed(simple(rules.get(), origin.get()));
    }

    private static boolean isAllowed(CorsRules rules, String origin) {
        List<String> origins = rules.origins().orElse(List.of());
        return origins.contains("*") || origins.contains(origin);
    }

    private static HeaderFields simple(CorsRules rules, String origin) {
        HeaderFields origins = HeaderFields.NONE.adding("access-control-allow-origin", origin);
        HeaderFields answer =
                rules.credentials() ? origins.adding("access-control-allow-credentials", "true") : origins;
        return with(answer, "access-control-expose-headers", rules.exposedHeaders());
    }

    /// A `*` grants what is asked for.
    private static HeaderFields preflight(CorsRules rules, String origin, RoutedRequest request) {
        HeaderFields answer = simple(rules, origin);
        answer = with(
                answer,
                "access-control-allow-methods",
                asked(rules.methods(), request, "access-control-request-method"));
        answer = with(
                answer,
                "access-control-allow-headers",
                asked(rules.headers(), request, "access-control-request-headers"));
        return with(answer, "access-control-max-age", rules.maxAge());
    }

    private static Optional<String> asked(Optional<String> granted, RoutedRequest request, String header) {
        return granted.filter("*"::equals).isPresent() ? request.headers().value(header) : granted;
    }

    private static HeaderFields with(HeaderFields answer, String name, Optional<String> value) {
        return value.filter(text -> !text.isEmpty())
                .map(text -> answer.adding(name, text))
                .orElse(answer);
    }
}
