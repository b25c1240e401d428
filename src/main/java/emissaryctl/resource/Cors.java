package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// `cors`. Lists are as written; a list that came as one comma-separated text is split already.
public record Cors(
        Optional<List<String>> origins,
        Optional<List<String>> methods,
        Optional<List<String>> headers,
        Optional<List<String>> exposedHeaders,
        boolean credentials,
        Optional<String> maxAge) {}
