package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.Cors;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Metadata;
import emissaryctl.yaml.YamlEdits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `origins: ["*"]` with credentials: Envoy answers with the origin of whoever asks.
final class CorsWildcardCredentials implements Rule {

    @Override
    public Code code() {
        return Code.CORS_WILDCARD_CREDENTIALS;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (Mapping mapping : model.all(Mapping.class)) {
            mapping.policy().cors().ifPresent(cors -> check(cors, mapping.metadata(), "cors", found));
        }
        for (AmbassadorModule module : model.all(AmbassadorModule.class)) {
            module.defaults().policies().cors().ifPresent(cors -> check(cors, module.metadata(), "cors", found));
        }
    }

    private void check(Cors cors, Metadata metadata, String field, Consumer<Diagnostic> found) {
        if (!cors.credentials() || !cors.origins().orElse(List.of()).contains("*")) return;
        Optional<Fix> fix = metadata.places()
                .written()
                .map(field)
                .flatMap(map -> map.entry("credentials")
                        .map(entry -> Fix.unsafe("remove `credentials`", YamlEdits.remove(map, entry))));
        found.accept(Diagnostic.error(
                        code(),
                        metadata.at(field, "origins"),
                        "every site may send requests with the cookies of its visitors and read the answers: Envoy repeats"
                                + " the origin of whoever asks")
                .withEffect(Effect.OPEN)
                .withLabel(metadata.at(field, "credentials"), "with credentials")
                .withHelp("name the origins, or remove `credentials`")
                .withFix(fix));
    }
}
