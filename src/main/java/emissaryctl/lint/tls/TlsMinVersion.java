package emissaryctl.lint.tls;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.yaml.YamlEdits;
import java.util.Set;
import java.util.function.Consumer;

/// Versions of TLS that are no longer safe, let in by `min_tls_version`, or 1.3 kept out by `max_tls_version`.
final class TlsMinVersion implements Rule {

    private static final Set<String> OLD = Set.of("v1.0", "v1.1");

    @Override
    public Code code() {
        return Code.TLS_MIN_VERSION;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        TlsPlaces.all(model).forEach(each -> check(each, found));
    }

    private void check(TlsPlaces.Place place, Consumer<Diagnostic> found) {
        place.settings().minTlsVersion().filter(OLD::contains).ifPresent(version -> {
            Diagnostic old = Diagnostic.warning(
                            code(),
                            place.at("min_tls_version"),
                            "clients may speak TLS " + version.substring(1) + ", which RFC 8996 forbids")
                    .withHelp("write `v1.2`, or remove it: 1.2 is Envoy's own least");
            found.accept(old.withFix(place.node("min_tls_version")
                    .map(node -> Fix.safe("write `v1.2`", YamlEdits.replace(node, "v1.2")))));
        });
        boolean inverted =
                place.settings().minTlsVersion().filter("v1.3"::equals).isPresent();
        place.settings()
                .maxTlsVersion()
                .filter(v -> !v.equals("v1.3") && !inverted)
                .ifPresent(version -> found.accept(Diagnostic.warning(
                                code(),
                                place.at("max_tls_version"),
                                "TLS 1.3 is kept out; the newest version that clients may speak is "
                                        + version.substring(1))
                        .withHelp("remove `max_tls_version`")));
    }
}
