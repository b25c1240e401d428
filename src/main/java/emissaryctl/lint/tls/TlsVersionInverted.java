package emissaryctl.lint.tls;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlNode;
import java.util.Optional;
import java.util.function.Consumer;

/// `min_tls_version` above `max_tls_version`: Envoy takes it, and no client can connect.
final class TlsVersionInverted implements Rule {

    @Override
    public Code code() {
        return Code.TLS_VERSION_INVERTED;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (TlsPlaces.Place place : TlsPlaces.all(model)) {
            Optional<String> min = place.settings().minTlsVersion();
            Optional<String> max = place.settings().maxTlsVersion();
            if (min.isEmpty() || max.isEmpty() || min.get().compareTo(max.get()) <= 0) continue;
            Optional<YamlNode> low = place.node("min_tls_version");
            Optional<YamlNode> high = place.node("max_tls_version");
            Optional<Fix> swap = low.flatMap(l -> high.map(
                    h -> Fix.safe("swap the two", YamlEdits.replace(l, max.get()), YamlEdits.replace(h, min.get()))));
            found.accept(Diagnostic.error(
                            code(),
                            place.at("min_tls_version"),
                            "no client can connect: the least version is " + min.get() + ", the greatest " + max.get())
                    .withEffect(Effect.SERVER_ERROR)
                    .withLabel(place.at("max_tls_version"), "the greatest")
                    .withHelp("swap the two")
                    .withFix(swap));
        }
    }
}
