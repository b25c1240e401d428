package emissaryctl.serve;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.publish.Directories;
import emissaryctl.traffic.Answer;
import emissaryctl.traffic.Backend;
import emissaryctl.traffic.Exchange;
import emissaryctl.traffic.Ports;
import emissaryctl.traffic.Reply;
import emissaryctl.traffic.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program serves a real Envoy.
class ServeTest {

    @TempDir
    Path folder;

    private Site site;
    private Backend one;
    private Backend other;

    @BeforeEach
    void open() throws IOException {
        site = new Site(folder);
        one = new Backend(_ -> Answer.of(200, "one"));
        other = new Backend(_ -> Answer.of(200, "other"));
        site.write("all.yaml", to(one));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static String to(Backend backend) {
        return mapping("all", backend.service(), "prefix: /");
    }

    private void awaitAnswer(Served served, String wanted) throws InterruptedException {
        served.until("answered " + wanted, () -> site.answer("/").equals(wanted));
    }

    private static Optional<ProcessHandle> envoyOf(Served served) {
        return ProcessHandle.of(served.pid()).stream()
                .flatMap(ProcessHandle::children)
                .filter(child -> child.info().command().orElse("").contains("envoy"))
                .findFirst();
    }

    @Test
    void everyWayToChangeTheInputIsNoticed() throws Exception {
        try (Served served = site.serveWithEnvoy()) {
            awaitAnswer(served, "one");

            site.write("all.yaml", to(other));
            awaitAnswer(served, "other");

            Files.writeString(site.input().resolve("all.yaml"), to(one));
            awaitAnswer(served, "one");

            Files.createDirectory(site.input().resolve("more"));
            Files.writeString(
                    site.input().resolve("more/special.yaml"),
                    mapping("special", other.service(), "prefix: /special/"));
            served.until("came", () -> site.answer("/special/").equals("other"));

            Files.delete(site.input().resolve("more/special.yaml"));
            served.until("went", () -> site.answer("/special/").equals("one"));
            assertThat(served.count(line -> line.contains("error")))
                    .as(served.said())
                    .isZero();
        }
    }

    @Test
    void mountsOfKubernetesAreFollowed() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        Path first = Files.createDirectory(mount.resolve("..2026_11_23_1"));
        Files.copy(site.input().resolve("site.yaml"), first.resolve("site.yaml"));
        Files.writeString(first.resolve("all.yaml"), to(one));
        Files.createSymbolicLink(mount.resolve("..data"), first.getFileName());
        for (String name : List.of("site.yaml", "all.yaml")) {
            Files.createSymbolicLink(mount.resolve(name), Path.of("..data", name));
        }
        List<String> arguments = List.of(
                mount.toString(),
                "--dir",
                site.directory().toString(),
                "--bind-address",
                "127.0.0.1",
                "--envoy",
                Served.envoyPath().toString());
        try (Served served = Served.start(site.environment(), arguments)) {
            served.await("Envoy started");
            awaitAnswer(served, "one");
            Path second = Files.createDirectory(mount.resolve("..2026_11_23_2"));
            Files.copy(first.resolve("site.yaml"), second.resolve("site.yaml"));
            Files.writeString(second.resolve("all.yaml"), to(other));
            Files.createSymbolicLink(mount.resolve("..data_tmp"), second.getFileName());
            Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            awaitAnswer(served, "other");
        }
    }

    @Test
    void whatIsWrongIsToldOnceAndChangesNothing() throws Exception {
        try (Served served = site.serveWithEnvoy()) {
            awaitAnswer(served, "one");
            site.write("all.yaml", to(other) + "  nonsense: 1\n");
            served.await("not published: 1 error in the input");
            site.write("more.yaml", mapping("more", one.service(), "prefix: /more/"));
            served.await("not published: 1 error in the input", 2);
            assertThat(site.answer("/")).isEqualTo("one");
            assertThat(served.count(line -> line.contains("EMC0006"))).isEqualTo(1);
            assertThat(served.said()).contains("--> " + site.input().resolve("all.yaml") + ":10:3");

            site.write("all.yaml", to(other));
            awaitAnswer(served, "other");
            served.await("the input has no errors any more");
        }
    }

    @Test
    void whatCannotBeRightWaitsForLeave() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 30; i++)
            many.append(mapping("m" + i, one.service(), "prefix: /m" + i + "/")).append("---\n");
        site.write("many.yaml", many.toString());
        try (Served served = site.serve()) {
            served.await("g1 published");
            Files.delete(site.input().resolve("many.yaml"));
            served.await("routes would go");
            Run leave = Run.of("serve", "--dir", site.directory().toString(), "--allow-shrink");
            assertThat(leave).isEqualTo(new Run("g2 is current: change\n", "", 0));
            assertThat(Run.of("serve", "--dir", site.directory().toString(), "--allow-shrink"))
                    .isEqualTo(new Run("", "emissaryctl serve: nothing is held back\n", 1));
            assertThat(served.count(line -> line.contains("routes would go"))).isEqualTo(1);
        }
    }

    @Test
    void aRollbackIsDoneByTheProcessThatServes() throws Exception {
        String directory = site.directory().toString();
        int port = Ports.free();
        try (Served served = site.serveWithEnvoy("--status-port", String.valueOf(port))) {
            awaitAnswer(served, "one");
            site.write("all.yaml", to(other));
            awaitAnswer(served, "other");
            served.await("g2 published");
            assertThat(Run.of("serve", "--dir", directory, "--rollback"))
                    .isEqualTo(new Run("g3 is current: rolled back to g1\n", "", 0));
            awaitAnswer(served, "one");
            assertThat(Run.of("serve", "--dir", directory, "--rollback", "g7"))
                    .isEqualTo(new Run("", "emissaryctl serve: there is no generation g7\n", 1));
            assertThat(status(port, "/healthz")).isEqualTo(200);
        }
        Run history = Run.of("serve", "--dir", directory, "--history");
        assertThat(history.out().lines().map(line -> line.substring(0, 9)))
                .containsExactly("* g3     ", "  g2     ", "  g1     ");
        assertThat(history.out()).contains(" routes  rolled back to g1\n");
        try (Served served = site.serve()) {
            served.await("not published: g3 is a rollback from this configuration");
            site.write("all.yaml", to(other) + "  timeout_ms: 9000\n");
            served.await("g4 published");
        }
    }

    @Test
    void anEnvoyThatEndsIsStartedAgain() throws Exception {
        try (Served served = site.serveWithEnvoy()) {
            awaitAnswer(served, "one");
            envoyOf(served).orElseThrow().destroyForcibly();
            served.await("Envoy started", 2);
            awaitAnswer(served, "one");
            site.write("all.yaml", to(other));
            awaitAnswer(served, "other");
        }
    }

    @Test
    void anEnvoyOutlivesItsServerAndIsFoundAgain() throws Exception {
        ProcessHandle envoy;
        try (Served served = site.serveWithEnvoy()) {
            awaitAnswer(served, "one");
            envoy = envoyOf(served).orElseThrow();
            served.signal("KILL");
            assertThat(site.answer("/")).isEqualTo("one");
            site.write("all.yaml", to(other));
        }
        try (Served next = site.beginToServeWithEnvoy()) {
            next.await("Envoy still runs as process " + envoy.pid());
            awaitAnswer(next, "other");
            assertThat(next.count(line -> line.contains("Envoy started"))).isZero();
            assertThat(next.signal("TERM")).isEqualTo(143);
            assertThat(site.answer("/")).isEqualTo("nobody");
        } finally {
            envoy.destroyForcibly();
        }
        Directories.assertWhole(site.directory());
    }

    @Test
    void itEndsWhenItIsToldTo() throws Exception {
        for (String signal : List.of("TERM", "INT")) {
            try (Served served = site.serveWithEnvoy()) {
                awaitAnswer(served, "one");
                ProcessHandle envoy = envoyOf(served).orElseThrow();
                assertThat(served.signal(signal)).isEqualTo(signal.equals("TERM") ? 143 : 130);
                assertThat(envoy.isAlive()).isFalse();
                assertThat(served.said()).contains(" stopping");
                assertThat(site.answer("/")).isEqualTo("nobody");
            }
        }
    }

    @Test
    void onlyOneServesADirectory() throws Exception {
        try (Served served = site.serve()) {
            served.await("g1 published");
            try (Served second = site.serve()) {
                second.await("another emissaryctl (process " + served.pid() + ") publishes in " + site.directory());
                assertThat(second.signal("TERM")).isEqualTo(3);
            }
            site.write("all.yaml", to(other));
            served.await("g2 published");
        }
    }

    @Test
    void whoAsksIsToldHowItStands() throws Exception {
        int port = Ports.free();
        try (Served served = site.serveWithEnvoy("--status-port", String.valueOf(port))) {
            awaitAnswer(served, "one");
            served.until("healthy", () -> status(port, "/healthz") == 200);
            site.write("all.yaml", "nonsense: [\n");
            served.await("not published");
            Reply json = Exchange.over(port, Request.get("/status"));
            assertThat(json.body())
                    .contains("\"healthy\": true", "\"generation\": \"g1\"", "\"inputHasErrors\": true")
                    .contains("\"envoyUp\": true");
            assertThat(Exchange.over(port, Request.get("/metrics")).body())
                    .contains("\nemissaryctl_changes_total{result=\"published\"} 1\n")
                    .contains("\nemissaryctl_input_has_errors 1\n")
                    .contains("\nemissaryctl_generation 1\n");
            assertThat(status(port, "/quitquitquit")).isEqualTo(404);
            assertThat(Exchange.over(port, Request.of("POST", "/status")).status())
                    .isEqualTo(405);
        }
    }

    @Test
    void whoAsksSlowlyOrOddlyIsNoTroubleToOthers() throws Exception {
        int port = Ports.free();
        List<Socket> slow = new ArrayList<>();
        try (Served served = site.serveWithEnvoy("--status-port", String.valueOf(port), "--log-format", "json")) {
            awaitAnswer(served, "one");
            for (int i = 0; i < 50; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                socket.getOutputStream().write("GET /heal".getBytes(StandardCharsets.US_ASCII));
            }

            served.until("healthy", () -> status(port, "/healthz") == 200);
            served.until("confirmed", () -> body(port, "/status").contains("\"state\": \"confirmed\""));
            assertThat(Exchange.over(port, Request.of("HEAD", "/healthz")).status())
                    .isEqualTo(200);
            assertThat(status(port, "//healthz")).isEqualTo(404);
            assertThat(served.lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        } finally {
            for (Socket socket : slow) socket.close();
        }
    }

    private static String body(int port, String path) {
        try {
            return Exchange.over(port, Request.get(path)).body();
        } catch (IOException e) {
            return "";
        }
    }

    private static int status(int port, String path) {
        try {
            return Exchange.over(port, Request.get(path)).status();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsTriedAgain() throws Exception {
        try (Served served = site.serve()) {
            served.await("g1 published");
            Path generations = site.directory().resolve("gens");
            Files.move(generations, folder.resolve("away"));
            Files.writeString(generations, "in the way");
            site.write("all.yaml", to(other));
            served.await("cannot publish in " + site.directory());
            Files.delete(generations);
            Files.move(folder.resolve("away"), generations);
            served.await("g2 published");
            served.await("the directory can be written again");
            Directories.assertWhole(site.directory());
        }
    }

    /// Here nobody has validated it, and only Envoy can know that the file is not there.
    @Test
    void whatTheRunningEnvoyRejectsIsTakenBack() throws Exception {
        try (Served served = site.serve()) {
            served.await("g1 published");
            try (FollowingEnvoy envoy =
                    FollowingEnvoy.start(site.directory().resolve("cur/bootstrap.json"), site.admin())) {
                served.await("g1 is taken by Envoy");
                site.write("all.yaml", to(other) + """
                          error_response_overrides:
                          - on_status_code: 404
                            body: {text_format_source: {filename: %s}}
                        """.formatted(folder.resolve("missing.html")));
                served.await("Envoy rejected g2");
                assertThat(Files.readSymbolicLink(site.directory().resolve("cur")))
                        .isEqualTo(Path.of("gens/g1"));
                assertThat(site.answer("/")).isEqualTo("one");
                assertThat(Run.of("serve", "--dir", site.directory().toString(), "--history")
                                .out())
                        .containsPattern("(?m)^  g2     rejected ")
                        .containsPattern("(?m)^\\* g1     confirmed ");
                site.write("all.yaml", to(other));
                awaitAnswer(served, "other");
                assertThat(envoy.log()).contains("missing.html");
            }
        }
    }

    @Test
    void anEnvoyThatDoesNotFollowIsNoticed() throws Exception {
        try (Served served = site.serve()) {
            served.await("g1 published");
            try (FollowingEnvoy _ =
                    FollowingEnvoy.start(site.directory().resolve("cur/bootstrap.json"), site.admin())) {
                served.await("g1 is taken by Envoy");
                Path copy = folder.resolve("copy");
                new ProcessBuilder("cp", "-a", site.directory().toString(), copy.toString())
                        .start()
                        .waitFor();
                Files.move(site.directory(), folder.resolve("away"));
                Files.move(copy, site.directory());
                site.write("all.yaml", to(other));
                served.await("Envoy runs but does not take g2");
            }
        }
    }
}
