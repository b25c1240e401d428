package emissaryctl.assemble.route;

import emissaryctl.gateway.CorsRules;
import emissaryctl.resource.Cors;
import java.util.List;
import java.util.Optional;

/// CORS settings in Envoy's form: lists joined by commas.
final class CorsSettings {

    private CorsSettings() {}

    static CorsRules translate(Cors written, String groupId) {
        return new CorsRules(
                written.origins(),
                joined(written.methods()),
                joined(written.headers()),
                joined(written.exposedHeaders()),
                written.credentials(),
                written.maxAge().filter(age -> !age.isEmpty()),
                "routing.cors_enabled." + groupId);
    }

    private static Optional<String> joined(Optional<List<String>> list) {
        return list.filter(l -> !l.isEmpty()).map(l -> String.join(", ", l));
    }
}
