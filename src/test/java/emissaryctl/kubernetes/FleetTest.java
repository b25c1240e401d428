package emissaryctl.kubernetes;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.serve.FollowingEnvoy;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `render --layout kubernetes`: objects that a cluster takes, and that mount as a directory which Envoy follows.
class FleetTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private final int port = Ports.free();
    private final int admin = Ports.free();
    private final int ready = Ports.free();
    private final CertificateAuthority authority = new CertificateAuthority("Test authority");
    private Path mount;
    private Path output;

    @BeforeEach
    void choose() throws IOException {
        mount = Files.createDirectory(folder.resolve("mount")).toRealPath();
        output = folder.resolve("out.yaml");
    }

    private Run render(List<String> manifests, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(module("diagnostics: {enabled: false}\nadmin_port: " + admin)));
        all.addAll(manifests);
        Path input = Files.writeString(folder.resolve("input.yaml"), String.join("---\n", all));
        List<String> args = new ArrayList<>(List.of("render", input.toString(), "--layout", "kubernetes"));
        args.addAll(List.of("-o", output.toString(), "--bind-address", "127.0.0.1", "--seen-as", mount.toString()));
        args.addAll(List.of("--ready-port", String.valueOf(ready)));
        args.addAll(List.of(options));
        return Run.of(args);
    }

    private Objects rendered(List<String> manifests, String... options) throws IOException {
        assertThat(render(manifests, options)).isEqualTo(new Run("", "", 0));
        return Objects.parse(Files.readString(output));
    }

    private List<String> clear(Backend backend) {
        return List.of(
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                mapping("all", backend.service(), "prefix: /"));
    }

    private List<String> secure(Identity identity, Backend backend) {
        return List.of(
                listener(port, "HTTPS", "SECURE"),
                secret("red", identity),
                secureHost("red", "red.example.com", "red"),
                mapping("all", backend.service(), "prefix: /"));
    }

    /// Starts an Envoy just as the container of the Deployment does.
    private FollowingEnvoy start(Objects objects) throws IOException, InterruptedException {
        List<String> arguments = StreamSupport.stream(
                        objects.container().get("args").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        assertThat(arguments.getFirst()).isEqualTo("-c");
        assertThat(objects.container().at("/volumeMounts/0/mountPath").asString())
                .isEqualTo(mount.toString());
        return FollowingEnvoy.start(
                Path.of(arguments.get(1)),
                admin,
                arguments.subList(2, arguments.size()).toArray(String[]::new));
    }

    private String answer() {
        try {
            return Exchange.over(port, Request.get("/")).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEnvoyFollowsTheMountedObjects() throws Exception {
        try (Backend one = new Backend(_ -> Answer.of(200, "one"));
                Backend other = new Backend(_ -> Answer.of(200, "other"))) {
            Objects first = rendered(clear(one));
            Mount volume = new Mount(mount);
            volume.update(first.mounted());
            try (FollowingEnvoy envoy = start(first)) {
                assertThat(answer()).isEqualTo("one");
                for (Backend next : List.of(other, one, other)) {
                    String wanted = next == one ? "one" : "other";
                    volume.update(rendered(clear(next)).mounted());
                    Await.until(() -> answer().equals(wanted));
                }
                assertThat(envoy.log()).doesNotContain("error");
            }
        }
    }

    @Test
    void aNewCertificateInTheSecretIsTakenUp() throws Exception {
        TlsClient client = TlsClient.trusting(authority);
        Identity old = authority.issue("red.example.com");
        Identity renewed = authority.issue("red.example.com");
        try (Backend backend = new Backend(_ -> Answer.of(200, "one"))) {
            Objects first = rendered(secure(old, backend));
            Mount volume = new Mount(mount);
            volume.update(first.mounted());
            try (FollowingEnvoy _ = start(first)) {
                assertThat(certificate(client)).isEqualTo(old.certificate());
                volume.update(rendered(secure(renewed, backend)).mounted());
                Await.until(() -> certificate(client).equals(renewed.certificate()));
            }
        }
    }

    private X509Certificate certificate(TlsClient client) {
        try (SSLSocket socket = client.connect(port, "red.example.com")) {
            return TlsClient.certificate(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aClusterTakesTheObjects() throws Exception {
        try (Backend backend = new Backend(_ -> Answer.of(200, "one"))) {
            rendered(secure(authority.issue("red.example.com"), backend));
            assertThat(ObjectSchemas.objections(output)).isEmpty();
            rendered(List.of(
                    listener(80, "HTTP", "XFP"),
                    host("everyone", "*", "Route"),
                    mapping("all", backend.service(), "prefix: /")));
            assertThat(ObjectSchemas.objections(output)).isEmpty();
            assertThat(Files.readString(output)).contains("net.ipv4.ip_unprivileged_port_start");
            Files.writeString(output, Files.readString(output).replace("replicas:", "replicsa:"));
            assertThat(ObjectSchemas.objections(output)).contains("replicsa");
        }
    }

    @Test
    void keysAreInSecretsOnly() throws Exception {
        try (Backend backend = new Backend(_ -> Answer.of(200, "one"))) {
            Objects objects = rendered(secure(authority.issue("red.example.com"), backend));
            assertThat(Files.getPosixFilePermissions(output)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(objects.kind("Secret")).hasSize(1);
            assertThat(Objects.files(objects.kind("Secret").getFirst()).keySet())
                    .singleElement()
                    .asString()
                    .startsWith("sds-");
            for (JsonNode open : objects.kind("ConfigMap")) {
                assertThat(open.toString()).doesNotContain("PRIVATE KEY");
            }
            assertThat(objects.container().toString()).doesNotContain("PRIVATE KEY");
        }
    }

    private static List<String> many(int count, String host) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(mapping(host + "-" + i, "127.0.0.1:" + (10_000 + i), "prefix: /m" + i + "/")
                    .replace("\"*\"", host));
        }
        return all;
    }

    /// As many Hosts with certificates of their own as it takes to fill more than one ConfigMap.
    private List<String> large() {
        List<String> all = new ArrayList<>(List.of(listener(port, "HTTPS", "SECURE")));
        for (String name : List.of("red", "green", "blue")) {
            String hostname = name + ".example.com";
            all.add(secret(name, authority.issue(hostname)));
            all.add(secureHost(name, hostname, name));
            all.addAll(many(1_000, hostname));
        }
        return all;
    }

    @Test
    void noObjectIsLargerThanAClusterTakesAndAllMountAsOneDirectory() throws Exception {
        Run run = render(large());
        assertThat(run.exit()).isZero();
        Objects objects = Objects.parse(Files.readString(output));
        List<JsonNode> configMaps = objects.kind("ConfigMap");
        assertThat(configMaps.size()).isGreaterThan(1);
        assertThat(run.err())
                .isEqualTo("emissaryctl render: the files take " + configMaps.size()
                        + " ConfigMaps, which Envoy may see change at different moments\n");
        for (JsonNode each : configMaps) {
            int size = Objects.files(each).entrySet().stream()
                    .mapToInt(file -> file.getKey().length() + file.getValue().getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            assertThat(size).isLessThanOrEqualTo(MEBIBYTE);
            assertThat(Objects.files(each).keySet()).allMatch(name -> name.matches("[-._a-z0-9]{1,253}"));
        }
        assertThat(ObjectSchemas.objections(output)).isEmpty();

        Path directory = folder.resolve("xds");
        Run.of("render", folder.resolve("input.yaml").toString(), "--layout", "xds", "-o", directory.toString());
        try (var files = Files.list(directory.resolve("cur"))) {
            assertThat(objects.mounted().keySet())
                    .isEqualTo(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .collect(Collectors.toSet()));
        }
        new Mount(mount).update(objects.mounted());
        try (FollowingEnvoy envoy = start(objects)) {
            assertThat(Exchange.over(admin, Request.get("/stats?filter=update_(rejected|failure)$"))
                            .body()
                            .lines())
                    .allMatch(line -> line.endsWith(": 0"));
            assertThat(envoy.log()).doesNotContain("error");
        }
    }

    @Test
    void whatNoObjectCanHoldIsSaid() throws Exception {
        List<String> all = new ArrayList<>(List.of(listener(port, "HTTP", "XFP"), host("everyone", "*", "Route")));
        all.addAll(many(3_000, "shop.example.com"));
        Run run = render(all);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .matches("emissaryctl render: rds-[-.a-z0-9]+\\.json takes \\d+ bytes, and a ConfigMap or Secret holds"
                        + " 1048576; have emissaryctl serve beside each Envoy instead\n");
        assertThat(output).doesNotExist();
    }

    @Test
    void theSameInputGivesTheSameObjectsAndAnotherOneAnotherVersion() throws Exception {
        try (Backend one = new Backend(_ -> Answer.of(200, "one"));
                Backend other = new Backend(_ -> Answer.of(200, "other"))) {
            String first = rendered(clear(one)).toString();
            assertThat(rendered(clear(one)).toString()).isEqualTo(first);
            assertThat(version(rendered(clear(other)))).isNotEqualTo(version(rendered(clear(one))));
        }
    }

    private static String version(Objects objects) {
        return objects.kind("ConfigMap").getFirst().at("/metadata/annotations").toString();
    }

    @Test
    void namesAreChosenAndTheDeploymentIsLeftOut() throws Exception {
        try (Backend backend = new Backend(_ -> Answer.of(200, "one"))) {
            Objects objects =
                    rendered(secure(authority.issue("red.example.com"), backend), "--name", "edge", "--no-deployment");
            assertThat(objects.all().stream()
                            .collect(Collectors.toMap(
                                    Objects::name, each -> each.get("kind").asString())))
                    .isEqualTo(Map.of("edge", "ConfigMap", "edge-keys", "Secret"));
        }
    }

    @Test
    void wrongUsageIsSaid() {
        assertUsage("--layout kubernetes is always YAML", "--layout", "kubernetes", "--format", "json");
        assertUsage("--name needs --layout kubernetes", "--name", "edge");
        assertUsage("--no-deployment needs --layout kubernetes", "--layout", "xds", "-o", "x", "--no-deployment");
        assertUsage("--allow-shrink needs --layout xds", "--layout", "kubernetes", "--allow-shrink");
        assertUsage("--name is up to 50 of a-z, 0-9 and -, not 'Edge'", "--layout", "kubernetes", "--name", "Edge");
        assertUsage("--seen-as is an absolute path, not 'xds'", "--layout", "kubernetes", "--seen-as", "xds");
    }

    private static void assertUsage(String message, String... options) {
        List<String> args = new ArrayList<>(List.of("render", "-"));
        args.addAll(List.of(options));
        assertThat(Run.of(args)).isEqualTo(new Run("", "emissaryctl render: " + message + "\n", 2));
    }
}
