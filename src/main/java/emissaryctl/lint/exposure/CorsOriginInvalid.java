package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.Cors;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Metadata;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Origins that no browser sends.
final class CorsOriginInvalid implements Rule {

    @Override
    public Code code() {
        return Code.CORS_ORIGIN_INVALID;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (Mapping mapping : model.all(Mapping.class)) {
            mapping.policy().cors().ifPresent(cors -> check(cors, mapping.metadata(), found));
        }
        for (AmbassadorModule module : model.all(AmbassadorModule.class)) {
            module.defaults().policies().cors().ifPresent(cors -> check(cors, module.metadata(), found));
        }
    }

    private void check(Cors cors, Metadata metadata, Consumer<Diagnostic> found) {
        List<String> origins = cors.origins().orElse(List.of());
        for (int i = 0; i < origins.size(); i++) {
            Optional<String> why = fault(origins.get(i));
            if (why.isEmpty()) continue;
            found.accept(Diagnostic.error(
                            code(),
                            metadata.at("cors", "origins", Integer.toString(i)),
                            "no browser sends the origin `" + origins.get(i) + "`: " + why.get())
                    .withHelp("an origin is `https://host` or `https://host:port`; each must be listed")
                    .withFix(fix(metadata, i, origins.get(i))));
        }
    }

    /// A slash behind the host is plainly too much.
    private static Optional<Fix> fix(Metadata metadata, int index, String origin) {
        String bare = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
        if (bare.equals(origin) || fault(bare).isPresent()) return Optional.empty();
        Optional<YamlNode> origins = metadata.places().written().map("cors").flatMap(cors -> cors.get("origins"));
        if (!(origins.orElse(metadata.places().written()) instanceof YamlList list)) return Optional.empty();
        return Optional.of(
                Fix.safe("remove the slash", YamlEdits.rewrite(list.items().get(index), bare)));
    }

    private static Optional<String> fault(String origin) {
        if (origin.equals("*") || origin.equals("null")) return Optional.empty();
        int scheme = origin.indexOf("://");
        if (origin.contains("*")) return Optional.of("it is compared as it is written, stars included");
        if (scheme <= 0) return Optional.of("it has no scheme");
        String host = origin.substring(scheme + 3);
        if (host.indexOf('/') >= 0) return Optional.of("it has a path");
        if (host.isEmpty()) return Optional.of("it has no host");
        return host.chars().anyMatch(Character::isUpperCase)
                ? Optional.of("browsers write hosts in lower case")
                : Optional.empty();
    }
}
