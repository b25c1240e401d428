package emissaryctl.lint.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import emissaryctl.diag.Code;
import emissaryctl.lint.Example;
import emissaryctl.traffic.Exchange;
import emissaryctl.traffic.Manifest;
import emissaryctl.traffic.Request;
import emissaryctl.traffic.RunningConfig;
import emissaryctl.traffic.TlsClient;
import java.io.IOException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/// What the pages say of TLS is what a client and an upstream of a real Envoy see.
class TlsEffectsTest {

    private static final String SHOP = "shop.example.com";
    private static final String EVERYTHING = Manifest.mapping("everything", "web", "prefix: /");
    private static final String HTTPS = Manifest.listener(8443, "HTTPS", "SECURE");
    private static final String HOST = Manifest.resource("Host", "shop", """
            hostname: shop.example.com
            tlsSecret: {name: shop-tls}
            tlsContext: {name: shop}
            """);
    /// So that there is something to listen for when the Host of an example is not served.
    private static final String OTHER_HOST = Manifest.resource(
            "Host", "other", "hostname: other.example.net\nrequestPolicy: {insecure: {action: Route}}");

    private static final Request REQUEST = Request.get("/cart/1").host(SHOP);

    @Test
    void noClientCanConnect() throws IOException {
        try (RunningConfig bad = overTls(Code.TLS_VERSION_INVERTED, "Bad");
                RunningConfig good = overTls(Code.TLS_VERSION_INVERTED, "Good")) {
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                TlsClient client = TlsClient.trustingAnybody().speaking(version);
                assertThatThrownBy(() -> client.connect(bad.port(8443), SHOP))
                        .isInstanceOf(SSLHandshakeException.class);
                try (SSLSocket socket = client.connect(good.port(8443), SHOP)) {
                    assertThat(Exchange.over(socket, REQUEST).status()).isEqualTo(200);
                }
            }
        }
    }

    private static RunningConfig overTls(Code code, String section) throws IOException {
        return Example.of(code, section)
                .with("Host", HOST)
                .and(HTTPS)
                .and(EVERYTHING)
                .running();
    }

    @Test
    void hostWithCertificateAnswersInCleartextToo() throws IOException {
        try (RunningConfig bad = Example.of(Code.CLEARTEXT_INSECURE_ROUTE, "Bad")
                        .and(EVERYTHING)
                        .running();
                RunningConfig good = Example.of(Code.CLEARTEXT_INSECURE_ROUTE, "Good")
                        .and(EVERYTHING)
                        .running()) {
            assertThat(bad.send(8080, REQUEST).status()).isEqualTo(200);
            assertThat(good.send(8080, REQUEST).status()).isEqualTo(301);
        }
    }

    /// The backends know no TLS: that one answers shows that it was spoken to without.
    @Test
    void upstreamIsSpokenToInCleartext() throws IOException {
        TlsClient client = TlsClient.trustingAnybody();
        Example example = Example.of(Code.UPSTREAM_TLS_DOWNGRADED, "Bad");
        String context = Manifest.resource("TLSContext", "upstream", "secret: shop-tls");
        try (RunningConfig bad = example.running();
                RunningConfig good = example.and(context).running();
                SSLSocket toBad = client.connect(bad.port(8443), SHOP);
                SSLSocket toGood = client.connect(good.port(8443), SHOP)) {
            assertThat(Exchange.over(toBad, REQUEST).status()).isEqualTo(200);
            assertThat(Exchange.over(toGood, REQUEST).status()).isGreaterThanOrEqualTo(500);
            assertThat(good.asked()).isEmpty();
        }
    }

    /// Neither over TLS nor in cleartext; Emissary does not look at the settings, and serves it in cleartext.
    @Test
    void hostWithSettingsAndNoCertificate() throws IOException {
        String settings = "hostname: shop.example.com\nrequestPolicy: {insecure: {action: Route}}\n"
                + "tls: {min_tls_version: v1.2}";
        Example example =
                Example.of(Manifest.resource("Host", "shop", settings)).and(OTHER_HOST);
        assertThat(example.findings("--profile", "parity"))
                .contains("warning[EMC4011]")
                .contains("(effect: cleartext)");
        assertThat(example.findings()).contains("error[EMC4015]").contains("(effect: dropped)");
        assertThat(example.linted()).contains("EMC4015").doesNotContain("EMC4012");
        try (RunningConfig running = example.and(EVERYTHING).running();
                RunningConfig asEmissary = example.and(EVERYTHING).running("--profile", "parity")) {
            assertThat(running.send(8080, REQUEST).status()).isEqualTo(404);
            assertThat(asEmissary.send(8080, REQUEST).status()).isEqualTo(200);
        }
    }
}
