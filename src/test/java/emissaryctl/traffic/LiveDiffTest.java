package emissaryctl.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.serve.FollowingEnvoy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a running Envoy tells of its configuration, against the resources.
class LiveDiffTest {

    @TempDir
    Path folder;

    private String resources(int port, int admin, String service) {
        Identity identity = new CertificateAuthority("tests").issue("shop.example.com");
        return String.join(
                "\n---\n",
                Manifest.listener(port, "HTTPS", "XFP"),
                Manifest.module("admin_port: " + admin),
                Manifest.secret("shop-tls", identity),
                Manifest.secureHost("shop", "shop.example.com", "shop-tls"),
                Manifest.mapping("users", service, "prefix: /users/\nretry_policy: {retry_on: 5xx}"),
                Manifest.mapping("canary", "canary", "prefix: /users/\nweight: 10"));
    }

    @Test
    void anEnvoyAgainstTheResourcesThatItRunsAndAgainstOthers() throws Exception {
        int admin = Ports.free();
        Map<String, String> environment = Map.of("AMBASSADOR_READY_PORT", String.valueOf(Ports.free()));
        String same = resources(Ports.free(), admin, "users");
        String old = Files.writeString(folder.resolve("old.yaml"), same).toString();
        String changed = Files.writeString(
                        folder.resolve("new.yaml"), same.replace("service: users", "service: people"))
                .toString();
        Path bootstrap = folder.resolve("envoy.json");
        Run rendered = Run.withEnvironment(
                environment, "render", old, "--bind-address", "127.0.0.1", "-o", bootstrap.toString());
        assertThat(rendered.err()).isEmpty();
        try (FollowingEnvoy _ = FollowingEnvoy.start(bootstrap, admin)) {
            String dump = Exchange.over(admin, Request.get("/config_dump")).body();
            String live = Files.writeString(folder.resolve("live.json"), dump).toString();
            String[] loopback = {"--bind-address", "127.0.0.1"};
            for (String running : new String[] {live, bootstrap.toString()}) {
                assertThat(diff(environment, running, old, loopback).out()).isEqualTo("no changes\n");
                Run run = diff(environment, running, changed, loopback);
                assertThat(run.out())
                        .startsWith("1 route changed; 1 change is medium risk\n")
                        .contains("~ Mapping default/users")
                        .contains("route.cluster: users:80 → people:80")
                        .contains("medium[EMCD003] request-goes-elsewhere")
                        .contains("request  GET https://shop.example.com/users/")
                        .contains("before: 10%: canary:80 gets GET /; 90%: users:80 gets GET /")
                        .contains("after:  10%: canary:80 gets GET /; 90%: people:80 gets GET /")
                        .doesNotContain("Not understood")
                        .doesNotContain("PRIVATE KEY");
            }
            Run piped = Run.with(dump, environment, "diff", "-", old, "--bind-address", "127.0.0.1");
            assertThat(piped.out()).isEqualTo("no changes\n");
        }
    }

    /// The inputs of golden cases, each of which a real Envoy runs and tells of.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary/weights",
                "documents/ingress",
                "hosts/mapping-selector",
                "listeners/http3",
                "listeners/insecure-actions-xfp",
                "mappings/cors",
                "mappings/every-simple-setting",
                "mappings/headers-method-query",
                "mappings/order",
                "module/http-settings",
                "redirects/host-and-path",
                "services/auth-http",
                "services/rate-limits",
                "tcp/plain-canary",
                "upstreams/endpoints",
            })
    void anEnvoyAgainstWhatItWasRenderedFrom(String input) throws Exception {
        int admin = Ports.free();
        Map<String, String> environment = Map.of("AMBASSADOR_READY_PORT", String.valueOf(Ports.free()));
        String yaml = Files.readString(Path.of("testdata/render", input, "input.yaml"));
        for (String port : List.of("8080", "8443", "6379", "6380")) {
            yaml = yaml.replace("port: " + port, "port: " + Ports.free());
        }
        String with = yaml.contains("config:\n")
                ? yaml.replaceFirst("( +)config:\n", "$1config:\n$1  admin_port: " + admin + "\n")
                : yaml + "\n---\n" + Manifest.module("admin_port: " + admin);
        String resources = Files.writeString(folder.resolve("input.yaml"), with).toString();
        Path bootstrap = folder.resolve("envoy.json");
        String[] rendering = {
            "render", resources, "--lenient", "--bind-address", "127.0.0.1", "-o", bootstrap.toString()
        };
        Run rendered = Run.withEnvironment(environment, rendering);
        assertThat(bootstrap).as(rendered.err()).exists();
        try (FollowingEnvoy _ = FollowingEnvoy.start(bootstrap, admin)) {
            String dump = Exchange.over(admin, Request.get("/config_dump")).body();
            String live = Files.writeString(folder.resolve("live.json"), dump).toString();
            Run run = diff(environment, live, resources, "--bind-address", "127.0.0.1");
            assertThat(run.out()).isEqualTo("no changes\n");
        }
    }

    private static Run diff(Map<String, String> environment, String before, String after, String... more) {
        String[] line = new String[3 + more.length];
        line[0] = "diff";
        line[1] = before;
        line[2] = after;
        System.arraycopy(more, 0, line, 3, more.length);
        return Run.withEnvironment(environment, line);
    }
}
