package emissaryctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import emissaryctl.envoy.Json;
import io.envoyproxy.envoy.config.bootstrap.v3.Admin;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Envoy has a YAML reader of its own kind.
class YamlInEnvoyTest {

    @TempDir
    Path folder;

    @Test
    void envoyReadsTheYamlAsTheJson() throws Exception {
        Bootstrap bootstrap = bootstrap(NastyTexts.struct(20261123, 300));
        Path config = Files.writeString(folder.resolve("envoy.yaml"), new YamlConfigWriter().write(bootstrap));

        JsonNode dumped = dump(config).at("/configs/0/bootstrap/node/metadata");

        assertThat(dumped).isEqualTo(Json.of(bootstrap).at("/node/metadata"));
    }

    private static Bootstrap bootstrap(Struct metadata) {
        return Bootstrap.newBuilder()
                .setNode(Node.newBuilder().setId("i").setCluster("c").setMetadata(metadata))
                .setAdmin(Admin.newBuilder()
                        .setAddress(Address.newBuilder()
                                .setSocketAddress(SocketAddress.newBuilder()
                                        .setAddress("127.0.0.1")
                                        .setPortValue(0))))
                .build();
    }

    private JsonNode dump(Path config) throws IOException, InterruptedException {
        Path address = folder.resolve("admin");
        Path log = folder.resolve("log");
        String program = System.getProperty("emissaryctl.envoy", "target/envoy/bin/envoy");
        assertThat(Path.of(program)).as("system property emissaryctl.envoy").isExecutable();
        Process envoy = new ProcessBuilder(
                        program,
                        "-c",
                        config.toString(),
                        "--admin-address-path",
                        address.toString(),
                        "--disable-hot-restart",
                        "--concurrency",
                        "1")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://" + await(address, envoy, log) + "/config_dump");
            return Json.parse(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body());
        } finally {
            envoy.destroyForcibly().waitFor();
        }
    }

    private static String await(Path address, Process envoy, Path log) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (Files.notExists(address) || Files.size(address) == 0) {
            assertThat(envoy.isAlive() && Instant.now().isBefore(deadline))
                    .as(() -> "Envoy runs\n" + text(log))
                    .isTrue();
            Thread.sleep(20);
        }
        return Files.readString(address);
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
