package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Small inputs, each rendered with both profiles, leniently.
final class BothProfiles {

    private BothProfiles() {}

    static final Path SHOP_CERT = Path.of("testdata/certificates/shop-cert.yaml");
    static final String LISTENER = listener("HTTP", "INSECURE");
    static final String TLS_LISTENER = listener("HTTPS", "SECURE");
    static final String HOST =
            resource("Host", "everyone", "hostname: '*', requestPolicy: {insecure: {action: Route}}");
    static final String TLS_HOST = resource("Host", "shop", "hostname: shop.example.com, tlsSecret: {name: shop-cert}");
    static final String HTTP = LISTENER + HOST;
    static final String SHOP = mapping("shop", "prefix: /shop/, service: shop");

    static String listener(String protocol, String model) {
        return resource(
                "Listener",
                "front",
                "port: 8080, protocol: %s, securityModel: %s, hostBinding: {namespace: {from: ALL}}"
                        .formatted(protocol, model));
    }

    static String resource(String kind, String name, String spec) {
        return resource("v3alpha1", kind, name, "default", spec);
    }

    static String resource(String version, String kind, String name, String namespace, String spec) {
        return """
                apiVersion: getambassador.io/%s
                kind: %s
                metadata: {name: %s, namespace: %s}
                spec: {%s}
                ---
                """.formatted(version, kind, name, namespace, spec);
    }

    static String mapping(String name, String spec) {
        return resource("Mapping", name, "hostname: '*', " + spec);
    }

    static String mappingV2(String spec) {
        return resource("v2", "Mapping", "shop", "default", "host: '*', prefix: /shop/, service: shop, " + spec);
    }

    static String module(String config) {
        return resource("Module", "ambassador", "config: {" + config + "}");
    }

    /// One input rendered with one profile.
    record Rendered(String out, String err) {

        Rendered has(String... texts) {
            assertThat(out).contains(texts);
            return this;
        }

        Rendered hasNot(String... texts) {
            assertThat(out).doesNotContain(texts);
            return this;
        }

        void error(String code) {
            assertThat(err).contains("error[" + code + "]");
        }

        void warning(String code) {
            assertThat(err).contains("warning[" + code + "]");
        }

        void silent() {
            assertThat(err).isEmpty();
        }
    }

    static List<Rendered> inBoth(String input) {
        List<Rendered> both = new ArrayList<>();
        for (String profile : List.of("recommended", "parity")) {
            Run run =
                    Run.withInput(input, "render", "-", "--lenient", "--no-origin", "--no-admin", "--profile", profile);
            assertThat(run.exit()).as(run.err()).isZero();
            both.add(new Rendered(run.out(), run.err()));
        }
        return both;
    }

    static String shopCert() throws IOException {
        return Files.readString(SHOP_CERT) + "\n---\n";
    }
}
