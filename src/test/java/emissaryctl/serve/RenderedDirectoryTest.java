package emissaryctl.serve;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.publish.Directories;
import emissaryctl.traffic.Answer;
import emissaryctl.traffic.Await;
import emissaryctl.traffic.Backend;
import emissaryctl.traffic.CertificateAuthority;
import emissaryctl.traffic.Exchange;
import emissaryctl.traffic.Identity;
import emissaryctl.traffic.Ports;
import emissaryctl.traffic.Request;
import emissaryctl.traffic.TlsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `render --layout xds`.
class RenderedDirectoryTest {

    @TempDir
    Path folder;

    private final int port = Ports.free();
    private final int admin = Ports.free();
    private final int ready = Ports.free();
    private Path directory;

    @BeforeEach
    void choose() {
        directory = folder.resolve("xds");
    }

    private Run render(List<String> manifests, String... options) throws IOException {
        List<String> all = new ArrayList<>(
                List.of(module("diagnostics: {enabled: false}\nadmin_port: " + admin), host("everyone", "*", "Route")));
        all.addAll(manifests);
        Path input = Files.writeString(folder.resolve("input.yaml"), String.join("---\n", all));
        List<String> args = new ArrayList<>(List.of("render", input.toString(), "--layout", "xds"));
        args.addAll(List.of("-o", directory.toString(), "--bind-address", "127.0.0.1"));
        args.addAll(List.of(options));
        return Run.withEnvironment(Map.of("AMBASSADOR_READY_PORT", String.valueOf(ready)), args.toArray(String[]::new));
    }

    private List<String> mappingTo(Backend backend) {
        return List.of(listener(port, "HTTP", "XFP"), mapping("all", backend.service(), "prefix: /"));
    }

    private String answer() {
        try {
            return Exchange.over(port, Request.get("/")).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEnvoyThatRunsTakesUpWhatIsRendered() throws Exception {
        try (Backend one = new Backend(_ -> Answer.of(200, "one"));
                Backend other = new Backend(_ -> Answer.of(200, "other"))) {
            assertThat(render(mappingTo(one))).isEqualTo(new Run("", "", 0));
            try (FollowingEnvoy _ = FollowingEnvoy.start(directory.resolve("cur/bootstrap.json"), admin)) {
                assertThat(answer()).isEqualTo("one");
                assertThat(render(mappingTo(other))).isEqualTo(new Run("", "", 0));
                Await.until(() -> answer().equals("other"));
            }
        }
    }

    @Test
    void aNewCertificateIsTakenUpWithoutTouchingTheListener() throws Exception {
        CertificateAuthority authority = new CertificateAuthority("Test authority");
        TlsClient client = TlsClient.trusting(authority);
        Identity old = authority.issue("red.example.com");
        Identity renewed = authority.issue("red.example.com");
        try (Backend backend = new Backend(_ -> Answer.of(200, "one"))) {
            render(secure(old, backend));
            try (FollowingEnvoy _ = FollowingEnvoy.start(directory.resolve("cur/bootstrap.json"), admin);
                    SSLSocket before = client.connect(port, "red.example.com")) {
                assertThat(TlsClient.certificate(before)).isEqualTo(old.certificate());
                assertThat(render(secure(renewed, backend)).exit()).isZero();
                Await.until(() -> certificate(client).equals(renewed.certificate()));
                Request request = Request.get("/").host("red.example.com");
                assertThat(Exchange.over(before, request).body()).isEqualTo("one");
                String modified = Exchange.over(
                                admin,
                                Request.get("/stats?filter=listener_manager.listener_(modified|in_place_updated)"))
                        .body();
                assertThat(modified).contains("listener_modified: 0", "listener_in_place_updated: 0");
            }
        }
    }

    private List<String> secure(Identity identity, Backend backend) {
        return List.of(
                listener(port, "HTTPS", "SECURE"),
                secret("red", identity),
                secureHost("red", "red.example.com", "red"),
                mapping("all", backend.service(), "prefix: /"));
    }

    private X509Certificate certificate(TlsClient client) {
        try (SSLSocket socket = client.connect(port, "red.example.com")) {
            return TlsClient.certificate(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatCannotBeRightIsNotPublished() throws IOException {
        List<String> many = new ArrayList<>(List.of(listener(port, "HTTP", "XFP")));
        for (int i = 0; i < 30; i++) many.add(mapping("m" + i, "shop", "prefix: /m" + i + "/"));
        assertThat(render(many).exit()).isZero();
        Run shrunk = render(many.subList(0, 5));
        assertThat(shrunk.exit()).isEqualTo(1);
        assertThat(shrunk.err())
                .matches("emissaryctl render: nothing was published: \\d+ of \\d+ routes would go;"
                        + " --allow-shrink publishes it all the same\n");
        assertThat(Files.readSymbolicLink(directory.resolve("cur"))).isEqualTo(Path.of("gens/g1"));
        assertThat(render(many.subList(0, 5), "--allow-shrink")).isEqualTo(new Run("", "", 0));
        assertThat(render(many.subList(0, 2)).exit()).isZero();
        Directories.assertWhole(directory);
    }

    @Test
    void errorsLeaveTheDirectoryAlone() throws IOException {
        render(List.of(listener(port, "HTTP", "XFP"), mapping("all", "shop", "prefix: /")));
        Run wrong = render(List.of(listener(port, "HTTP", "XFP"), mapping("all", "shop", "prefix: /\nnonsense: 1")));
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("input.yaml:");
        assertThat(Files.readSymbolicLink(directory.resolve("cur"))).isEqualTo(Path.of("gens/g1"));
    }

    @Test
    void envoyMaySeeTheDirectorySomewhereElse() throws IOException {
        render(List.of(listener(port, "HTTP", "XFP"), mapping("all", "shop", "prefix: /")), "--seen-as", "/etc/xds");
        assertThat(directory.resolve("cur/bootstrap.json")).content().contains("\"/etc/xds/cur/lds.json\"");
    }

    @Test
    void whatEnvoyReadsOnlyOnceAndWhatHasNoRoomIsSaid() throws IOException {
        List<String> manifests = List.of(listener(port, "HTTP", "XFP"), mapping("all", "shop", "prefix: /"));
        render(manifests);
        assertThat(render(manifests, "--no-admin").err())
                .isEqualTo("emissaryctl render: bootstrap.json has changed; Envoy reads it only when it starts\n");
        assertThat(render(
                                List.of(listener(port, "HTTP", "XFP"), mapping("all", "shop", "prefix: /a/")),
                                "--max-watches",
                                "2")
                        .err())
                .contains("1 of the files that Envoy could follow are part of others");
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        assertUsage("--layout xds needs a directory in -o", "render", "-", "--layout", "xds");
        assertUsage("--layout xds is always JSON", "render", "-", "--layout", "xds", "-o", "x", "--format", "json");
        assertUsage("--max-watches needs --layout xds", "render", "-", "--max-watches", "9");
        assertUsage("--layout is file, xds, kubernetes or ratelimit, not 'tar'", "render", "-", "--layout", "tar");
        assertUsage(
                "--max-watches is a number up to 1000000, not 'x'",
                "render",
                "-",
                "--layout",
                "xds",
                "-o",
                "x",
                "--max-watches",
                "x");
        assertUsage(
                "--seen-as is an absolute path, not 'x'",
                "render",
                "-",
                "--layout",
                "xds",
                "-o",
                "x",
                "--seen-as",
                "x");
        Run nowhere = Run.of(
                "render",
                "examples/quickstart",
                "--layout",
                "xds",
                "-o",
                folder.resolve("a/b").toString());
        assertThat(nowhere.exit()).isEqualTo(3);
        assertThat(nowhere.err()).startsWith("emissaryctl render: cannot publish in ");
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertUsage(String message, String... args) {
        assertThat(Run.of(args)).isEqualTo(new Run("", "emissaryctl render: " + message + "\n", 2));
    }
}
