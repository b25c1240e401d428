package emissaryctl.xds;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import emissaryctl.golden.RealEnvoy;
import emissaryctl.output.EnvoyValidation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    private static final String LISTENER = listener(8080, "HTTP", "XFP");
    private static final String HOST = host("shop", "shop.example.com", "Route");

    @Test
    void moreLinesAboveAreNoReasonToReplaceAnything() {
        String cart = mapping("cart", "cart", "prefix: /cart/");
        Snapshot before = Inputs.routes(List.of(LISTENER, HOST, cart));
        Snapshot after = Inputs.routes(List.of("# one\n# two\n" + LISTENER, HOST, "# three\n" + cart));

        assertThat(after.clusters()).isEqualTo(before.clusters());
        XdsLayout then = XdsSplitter.split(before, "g1", XdsPlaces.mounted("/xds"), 64);
        XdsLayout now = XdsSplitter.split(after, "g1", XdsPlaces.mounted("/xds"), 64);
        assertThat(named(now, "lds.json")).isEqualTo(named(then, "lds.json"));
        assertThat(named(now, "cds.json")).isEqualTo(named(then, "cds.json"));
        assertThat(now.files()).isNotEqualTo(then.files());
    }

    @Test
    void routesKeepTheirPlaceAndListenersTheirResource() {
        Snapshot snapshot = Inputs.routes(List.of(LISTENER, HOST, mapping("cart", "cart", "prefix: /cart/")));
        String listener = snapshot.listeners().getFirst().getMetadata().toString();

        assertThat(listener).contains("Listener default/listener-8080").doesNotContain("<stdin>");
        assertThat(Managers.in(snapshot.listeners().getFirst()).getFirst().toString())
                .contains("<stdin>:");
    }

    @Test
    void routesOfAPlaceKeepTheirNameWhateverTheyAre() {
        Snapshot before = Inputs.routes(List.of(LISTENER, HOST, mapping("cart", "cart", "prefix: /cart/")));
        Snapshot after = Inputs.routes(List.of(
                mapping("items", "items", "prefix: /items/"),
                LISTENER,
                HOST,
                host("other", "other.example.com", "Route")));

        assertThat(routeNames(after)).isEqualTo(routeNames(before)).hasSize(1);
    }

    @Test
    void aSecretKeepsItsNameWhenItsContentChanges() {
        Snapshot before = Inputs.everything(Inputs.RED);
        Snapshot after = Inputs.everything(Inputs.AUTHORITY.issue("red.example.com"));

        assertThat(before.secrets()).hasSize(1);
        assertThat(after.secrets().getFirst().getName())
                .isEqualTo(before.secrets().getFirst().getName())
                .startsWith("default-red-");
        assertThat(after.secrets()).isNotEqualTo(before.secrets());
        assertThat(after.listeners()).isEqualTo(before.listeners());
    }

    @Test
    void noKeyStandsOutsideOfSecrets() {
        Snapshot snapshot = Inputs.everything(Inputs.RED);

        assertThat(snapshot.listeners().toString()).doesNotContain("PRIVATE KEY");
        assertThat(snapshot.clusters().toString()).doesNotContain("PRIVATE KEY");
        assertThat(snapshot.secrets().toString()).contains("PRIVATE KEY");
        assertThat(snapshot).asString().doesNotContain("PRIVATE KEY");
    }

    @Test
    void twoSecretsWithTheSameContentAreOne() {
        Snapshot snapshot = Inputs.routes(List.of(
                listener(8443, "HTTPS", "SECURE"),
                secret("red", Inputs.RED),
                secret("also-red", Inputs.RED),
                secureHost("red", "red.example.com", "red"),
                secureHost("also-red", "also-red.example.com", "also-red"),
                mapping("cart", "cart", "prefix: /cart/")));

        assertThat(snapshot.secrets()).hasSize(1);
    }

    @Test
    void envoyTakesASnapshotAsItIs() {
        Snapshot snapshot = Inputs.everything(Inputs.RED);

        assertThat(EnvoyValidation.validate(snapshot.flattened(), RealEnvoy.path()))
                .isEmpty();
    }

    @Test
    void bytesGiveTheSnapshotBack() {
        Snapshot snapshot = Inputs.everything(Inputs.RED);

        assertThat(Snapshot.parse(snapshot.bytes())).isEqualTo(snapshot);
        assertThat(Inputs.everything(Inputs.RED).bytes()).isEqualTo(snapshot.bytes());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.parse("no snapshot".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void routesAndListenersAreCounted() {
        Snapshot one = Inputs.routes(List.of(LISTENER, HOST, mapping("cart", "cart", "prefix: /cart/")));
        Snapshot two = Inputs.routes(
                List.of(LISTENER, HOST, mapping("a", "a", "prefix: /a/"), mapping("b", "b", "prefix: /b/")));

        assertThat(one.servingListeners()).isEqualTo(1);
        assertThat(two.routes()).isGreaterThan(one.routes());
        assertThat(one.admin()).contains("127.0.0.1:8001");
    }

    private static List<String> routeNames(Snapshot snapshot) {
        return snapshot.listeners().stream()
                .flatMap(listener -> Managers.in(listener).stream())
                .map(manager -> manager.getRouteConfig().getName())
                .filter(name -> !name.equals("local_route"))
                .toList();
    }

    private static XdsFile named(XdsLayout layout, String name) {
        return layout.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
