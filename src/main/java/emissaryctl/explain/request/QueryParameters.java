package emissaryctl.explain.request;

import java.util.Optional;

/// The query of a path as Envoy reads it: nothing is decoded, and of several parameters of one name the first counts.
public final class QueryParameters {

    private QueryParameters() {}

    /// The value of the first parameter of this name.
    public static Optional<String> first(String pathAndQuery, String name) {
        int question = pathAndQuery.indexOf('?');
        if (question < 0) return Optional.empty();
        int start = question + 1;
        while (start < pathAndQuery.length()) {
            int end = pathAndQuery.indexOf('&', start);
            if (end < 0) end = pathAndQuery.length();
            String parameter = pathAndQuery.substring(start, end);
            int equals = parameter.indexOf('=');
            String key = equals < 0 ? parameter : parameter.substring(0, equals);
            if (key.equals(name)) return Optional.of(equals < 0 ? "" : parameter.substring(equals + 1));
            start = end + 1;
        }
        return Optional.empty();
    }
}
