package emissaryctl.gateway;

import java.util.List;
import java.util.Optional;

/// Cross-origin rules of a route (`envoy.extensions.filters.http.cors.v3.CorsPolicy`). `origins` absent: not written.
public record CorsRules(
        Optional<List<String>> origins,
        Optional<String> methods,
        Optional<String> headers,
        Optional<String> exposedHeaders,
        boolean credentials,
        Optional<String> maxAge,
        String runtimeKey) {}
