package emissaryctl.diff.live;

import emissaryctl.gateway.CorsRules;
import java.util.List;
import java.util.Optional;

/// Cross-origin rules of a route.
final class CorsReader {

    private CorsReader() {}

    static CorsRules read(Fields policy) {
        policy.skip("@type");
        policy.message("filter_enabled", CorsReader::always);
        List<String> origins = policy.list(
                "allow_origin_string_match", origin -> origin.text("exact").orElse(""));
        return new CorsRules(
                origins.isEmpty() ? Optional.empty() : Optional.of(origins),
                policy.filled("allow_methods"),
                policy.filled("allow_headers"),
                policy.filled("expose_headers"),
                policy.flag("allow_credentials"),
                policy.filled("max_age"),
                "");
    }

    private static int always(Fields fraction) {
        fraction.skip("runtime_key");
        int percent = fraction.message("default_value", MatchReader::percent).orElse(0);
        if (percent < 100) fraction.doubt("default_value");
        return percent;
    }
}
