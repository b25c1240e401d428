package emissaryctl.xds;

import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.output.XdsJson;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XdsSplitterTest {

    private static final XdsPlaces PLACES = XdsPlaces.behindLink("/etc/envoy/xds");

    private final Snapshot everything = Inputs.everything(Inputs.RED);
    private final XdsLayout layout = XdsSplitter.split(everything, "g7", PLACES, 64);

    @Test
    void everythingThatEnvoyFollowsHasItsFile() {
        assertThat(layout.files())
                .extracting(file -> file.name().replaceAll("-[0-9a-f]{10}", ""))
                .containsExactlyInAnyOrder(
                        "bootstrap.json",
                        "cds.json",
                        "lds.json",
                        "rds-listener-8080-httphost-shared.json",
                        "rds-listener-8443-httpshost-red-red.example.com.json",
                        "eds-k8s-default-cart-80.json",
                        "sds-default-red.json");
        assertThat(layout.subscriptions())
                .extracting(Subscription::statistic)
                .doesNotHaveDuplicates()
                .hasSize(6);
        assertThat(layout.inlined()).isZero();
    }

    @Test
    void onlyClustersAndListenersLieTogether() {
        for (XdsFile file : layout.files()) {
            if (!(file.content() instanceof DiscoveryResponse response)) continue;
            assertThat(response.getVersionInfo()).isEqualTo("g7");
            boolean many = file.name().equals("cds.json") || file.name().equals("lds.json");
            if (!many) assertThat(response.getResourcesCount()).as(file.name()).isEqualTo(1);
        }
    }

    @Test
    void keysStandInFilesOfSecretsOnly() {
        for (XdsFile file : layout.files()) {
            String text = XdsJson.write(file.content());
            boolean secret = file.name().startsWith("sds-");
            assertThat(text.contains("PRIVATE KEY")).as(file.name()).isEqualTo(secret);
            assertThat(file.secret()).as(file.name()).isEqualTo(secret);
        }
    }

    /// Keys and users of Filters stand among the listeners, with which they are as secret as a Secret.
    @ParameterizedTest
    @CsvSource({"/, keys, my-key", "*, keys, my-key", "/, users, anna", "*, users, anna"})
    void listenersWithKeysOfFiltersAreSecret(String path, String filter, String held) {
        XdsLayout split = XdsSplitter.split(
                Inputs.routes(List.of(
                        listener(8080, "HTTP", "XFP"),
                        mapping("cart", "cart", "prefix: /cart/"),
                        resource("Filter", "keys", "APIKey: {keys: [{key: my-key}]}"),
                        resource("Filter", "users", "BasicAuth: {secretName: users}"),
                        """
                                apiVersion: v1
                                kind: Secret
                                metadata: {name: users}
                                stringData: {htpasswd: "anna:{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M="}
                                """,
                        resource(
                                "FilterPolicy",
                                "policy",
                                "rules: [{path: '" + path + "', filters: [{name: " + filter + "}]}]"))),
                "g1",
                PLACES,
                20);
        for (XdsFile file : split.files()) {
            boolean holdsKey = XdsJson.write(file.content()).contains(held);
            assertThat(file.secret()).as(file.name()).isEqualTo(holdsKey);
            assertThat(holdsKey).as(file.name()).isEqualTo(file.name().equals("lds.json"));
        }
    }

    @Test
    void theBootstrapHasNothingThatChanges() {
        XdsFile bootstrap = layout.files().getFirst();

        assertThat(bootstrap.name()).isEqualTo(XdsLayout.BOOTSTRAP);
        assertThat(XdsJson.write(bootstrap.content()))
                .contains("\"/etc/envoy/xds/cur/cds.json\"", "\"/etc/envoy/xds/cur/lds.json\"")
                .contains("\"watched_directory\": {\n          \"path\": \"/etc/envoy/xds\"")
                .contains("\"id\": \"emissaryctl\"")
                .doesNotContain("static_resources");
    }

    @Test
    void aRouteTakesALine() {
        XdsFile routes = layout.files().stream()
                .filter(file -> file.name().startsWith("rds-listener-8080"))
                .findFirst()
                .orElseThrow();

        assertThat(XdsJson.write(routes.content()).lines().filter(line -> line.contains("\"match\": ")))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.strip().startsWith("{\"match\": ") && line.contains("\"prefix\":"));
    }

    @Test
    void whatHasNoRoomIsNotFollowed() {
        XdsLayout routesOnly = XdsSplitter.split(everything, "g7", PLACES, 4);
        XdsLayout nothing = XdsSplitter.split(everything, "g7", PLACES, 0);

        assertThat(routesOnly.subscriptions()).hasSize(4);
        assertThat(routesOnly.inlined()).isEqualTo(2);
        assertThat(routesOnly.files())
                .filteredOn(file -> file.name().startsWith("rds-"))
                .hasSize(2);
        assertThat(routesOnly.files())
                .filteredOn(XdsFile::secret)
                .extracting(XdsFile::name)
                .containsExactlyInAnyOrder("cds.json", "lds.json");
        assertThat(nothing.files())
                .extracting(XdsFile::name)
                .containsExactlyInAnyOrder("bootstrap.json", "cds.json", "lds.json");
        assertThat(nothing.inlined()).isEqualTo(4);
        assertThat(XdsJson.write(file(nothing, "lds.json").content())).contains("/cart/", "PRIVATE KEY");
        assertThat(XdsJson.write(file(nothing, "cds.json").content())).contains("10.0.0.1", "PRIVATE KEY");
    }

    @Test
    void hostsBeyondTheLimitAreServedAllTheSame() {
        List<String> manifests = new ArrayList<>(List.of(
                listener(8443, "HTTPS", "SECURE"),
                secret("red", Inputs.RED),
                mapping("cart", "cart", "prefix: /cart/")));
        for (int i = 0; i < 30; i++) manifests.add(secureHost("h" + i, "h" + i + ".example.com", "red"));

        XdsLayout split = XdsSplitter.split(Inputs.routes(manifests), "g1", PLACES, 20);

        assertThat(split.subscriptions()).hasSize(20);
        assertThat(split.inlined()).isEqualTo(13);
        String listeners = XdsJson.write(file(split, "lds.json").content());
        for (int i = 0; i < 30; i++) assertThat(listeners).contains("h" + i + ".example.com");
    }

    private static XdsFile file(XdsLayout layout, String name) {
        return layout.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
