package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections that the hardened profile ends, and what it lets them do.
class HardenedConnectionTest {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final int STREAMS = 100;

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final int port = Ports.free();
    private final int adminPort = Ports.free();

    private GatewayUnderTest gateway(String profile, String service, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("--profile", profile));
        options.addAll(List.of(more));
        return bench.gateway(
                port,
                options,
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                module("admin_port: " + adminPort),
                mapping("all", service, "prefix: /"));
    }

    /// The service of somebody who listens and never answers.
    private String silence() throws IOException {
        ServerSocket socket = bench.opened(new ServerSocket(0, 2 * STREAMS, InetAddress.getLoopbackAddress()));
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Test
    void aConnectionHasAHundredStreams() throws Exception {
        GatewayUnderTest gateway = gateway("hardened", silence());

        try (RawHttp2 client = new RawHttp2(gateway.port())) {
            assertThat(client.settings())
                    .containsEntry(RawHttp2.MAX_CONCURRENT_STREAMS, STREAMS)
                    .containsEntry(RawHttp2.INITIAL_WINDOW_SIZE, 65_536);
            for (int i = 0; i <= STREAMS; i++) client.get(2 * i + 1);
            RawHttp2.Frame refused = client.next(RawHttp2.RST_STREAM);
            assertThat(refused.stream()).isEqualTo(2 * STREAMS + 1);
            assertThat(refused.reason()).isEqualTo(RawHttp2.REFUSED_STREAM);
        }
    }

    @Test
    void whoTakesBackRequestAfterRequestLosesTheConnection() throws Exception {
        GatewayUnderTest gateway = gateway("hardened", silence());

        try (RawHttp2 client = new RawHttp2(gateway.port())) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20 * STREAMS; i++) client.getAndReset(2 * i + 1);
                        client.next(RawHttp2.HEADERS);
                    })
                    .isInstanceOfAny(EOFException.class, SocketException.class);
        }
        assertThat(Exchange.over(adminPort, Request.get("/stats")).body())
                .contains("http.ingress_http.downstream_rq_too_many_premature_resets: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recommended", "hardened"})
    void thereAreNoMoreConnectionsThanAllowedButReadyIsAnswered(String profile) throws Exception {
        GatewayUnderTest gateway = gateway(profile, bench.backend("shop").service(), "--max-connections", "1");

        // Envoy does not count the connections of its first moments
        Await.until(() -> oneKeepsAnotherOut(gateway));
    }

    private boolean oneKeepsAnotherOut(GatewayUnderTest gateway) {
        try (Socket first = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            first.setSoTimeout(Exchange.PATIENCE_MILLIS);
            assertThat(Exchange.over(first, Request.get("/")).body()).isEqualTo("shop");
            if (isServed(gateway)) return false;
            assertThat(Exchange.over(gateway.readyPort(), Request.get("/ready")).status())
                    .isEqualTo(200);
            assertThat(admin("GET", "/ready")).isEqualTo(200);
            return true;
        } catch (IOException e) {
            // the one before is not forgotten yet
            return false;
        }
    }

    private static boolean isServed(GatewayUnderTest gateway) {
        try {
            return gateway.get("/").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void memoryIsWatched() throws Exception {
        gateway("hardened", silence(), "--memory", "64Mi");

        String pressure = "overload.envoy.resource_monitors.fixed_heap.pressure: ";
        Await.until(() -> stats().lines().anyMatch(line -> line.startsWith(pressure) && !line.equals(pressure + "0")));
        assertThat(stats())
                .contains("overload.envoy.overload_actions.stop_accepting_requests.active: 0")
                .contains("overload.envoy.overload_actions.reset_high_memory_stream.active: 0");
    }

    private String stats() {
        try {
            return Exchange.over(adminPort, Request.get("/stats?filter=overload"))
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theAdminInterfaceTellsAndChangesNothing() throws Exception {
        GatewayUnderTest gateway = gateway("hardened", bench.backend("shop").service());

        for (String path :
                List.of("/quitquitquit", "/drain_listeners", "/runtime_modify?a=b", "/logging", "/", "/help")) {
            assertThat(admin("POST", path)).as(path).isEqualTo(403);
        }
        for (String path : List.of("/ready", "/stats", "/stats/prometheus?usedonly", "/config_dump", "/clusters")) {
            assertThat(admin("GET", path)).as(path).isEqualTo(200);
        }
        assertThat(gateway.get("/").body()).isEqualTo("shop");
    }

    @Test
    void theAdminInterfaceMayServeMore() throws Exception {
        gateway("hardened", silence(), "--admin-path", "/drain_listeners");

        assertThat(admin("POST", "/drain_listeners?graceful")).isEqualTo(200);
        assertThat(admin("POST", "/quitquitquit")).isEqualTo(403);
    }

    private int admin(String method, String path) throws IOException {
        return Exchange.over(adminPort, Request.of(method, path)).status();
    }

    @Test
    void ciphersThatDoNotAuthenticateAreForThoseWhoAskForThem() throws Exception {
        String good = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
        String old = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA";

        GatewayUnderTest gateway = secure("");
        assertThat(cipher(gateway, good)).isEqualTo(good);
        assertThatThrownBy(() -> cipher(gateway, old))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectException.class);
        assertThat(cipher(secure("tls: {cipher_suites: [ECDHE-ECDSA-AES128-SHA]}\n"), old))
                .isEqualTo(old);
    }

    private GatewayUnderTest secure(String tls) throws Exception {
        int own = Ports.free();
        return bench.gateway(
                own,
                List.of("--no-admin", "--profile", "hardened"),
                listener(own, "HTTPS", "SECURE"),
                secret("local", AUTHORITY.issue("shop.example.com")),
                resource("Host", "local", "hostname: shop.example.com\ntlsSecret: {name: local}\n" + tls));
    }

    private static String cipher(GatewayUnderTest gateway, String suite) throws IOException {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
                SSLSocket socket = (SSLSocket) TlsClient.trusting(AUTHORITY)
                        .context()
                        .getSocketFactory()
                        .createSocket(plain, "shop.example.com", gateway.port(), true)) {
            socket.setSoTimeout(Exchange.PATIENCE_MILLIS);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }
}
