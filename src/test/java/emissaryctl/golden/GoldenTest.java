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
import java.util.concurrent.Callable;
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
        RealEnvoy.path();
        Map<Path, String> objections = new TreeMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            List<Future<String>> answers = workers.invokeAll(approved.stream()
                    .<Callable<String>>map(file -> () -> RealEnvoy.objections(file))
                    .toList());
            for (int i = 0; i < approved.size(); i++) {
                String answer = answers.get(i).get();
                if (!answer.isEmpty()) objections.put(approved.get(i), answer);
            }
        }
        assertThat(objections).isEmpty();
    }

    private static List<Path> approvedConfigurations() throws IOException {
        try (Stream<Path> files = Files.walk(RenderCase.ROOT)) {
            return files.filter(file -> file.getFileName().toString().matches("envoy(\\.parity)?\\.yaml"))
                    .sorted()
                    .toList();
        }
    }
}
