package emissaryctl.golden;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.golden.RenderCase.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Runs every case below `testdata/render` and compares what it writes with the approved files, byte for byte.
/// `make golden` rewrites those.
@TestMethodOrder(OrderAnnotation.class)
class GoldenTest {

    @TestFactory
    @Order(1)
    Stream<DynamicTest> rendersWhatIsApproved() {
        return RenderCase.all().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.name(),
                        each.folder().toUri(),
                        () -> each.profiles().forEach(p -> verify(each, p))));
    }

    private static void verify(RenderCase each, Profile profile) {
        Run run = each.render(profile);
        Path folder = each.folder();
        new ApprovedFile(folder, profile.file("envoy", ".yaml")).verify(run.out());
        new ApprovedFile(folder, profile.file("diagnostics", ".txt")).verify(run.err());
        new ApprovedFile(folder, profile.file("exit", "")).verify(run.exit() == 0 ? "" : run.exit() + "\n");
    }

    @Test
    @Order(2)
    void realEnvoyTakesEveryApprovedConfigurationAndFindsNothingDeprecated() throws Exception {
        List<Path> approved = approvedConfigurations();
        assertThat(approved).isNotEmpty();
        Map<String, Path> named = new TreeMap<>();
        approved.forEach(file -> named.put(file.toString(), file));
        assertThat(objections(named)).isEmpty();
    }

    private static Map<String, String> objections(Map<String, Path> configurations) throws Exception {
        RealEnvoy.path();
        Map<String, String> objections = new TreeMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Map<String, Future<String>> answers = new TreeMap<>();
            configurations.forEach((name, file) -> answers.put(name, workers.submit(() -> RealEnvoy.objections(file))));
            for (Map.Entry<String, Future<String>> answer : answers.entrySet()) {
                String said = answer.getValue().get();
                if (!said.isEmpty()) objections.put(answer.getKey(), said);
            }
        }
        return objections;
    }

    /// Whatever the resources say, the limits of the profile go with it.
    @Test
    @Order(3)
    void realEnvoyTakesEveryCaseHardened(@TempDir Path folder) throws Exception {
        Map<String, Path> hardened = new TreeMap<>();
        for (RenderCase each : RenderCase.all()) {
            String output = each.renderHardened().out();
            if (output.isEmpty()) continue;
            Path file = folder.resolve(each.name().replace('/', '-') + ".yaml");
            hardened.put(each.name(), Files.writeString(file, output));
        }
        assertThat(hardened.keySet()).contains("hardened/edge", "listeners/http3", "errors/bad-regex");
        assertThat(objections(hardened)).isEmpty();
    }

    private static List<Path> approvedConfigurations() throws IOException {
        try (Stream<Path> files = Files.walk(RenderCase.ROOT)) {
            return files.filter(file -> file.getFileName().toString().matches("envoy(\\.parity|\\.hardened)?\\.yaml"))
                    .sorted()
                    .toList();
        }
    }
}
