package emissaryctl.publish;

import static emissaryctl.publish.Configurations.options;
import static emissaryctl.publish.Configurations.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import emissaryctl.publish.PublishResult.Published;
import emissaryctl.publish.PublishResult.Unchanged;
import emissaryctl.reliability.Effort;
import emissaryctl.xds.Snapshot;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every single operation on the disk fails once, in every way that disks have.
class FaultsTest {

    private static final List<Snapshot> CONFIGURATIONS = List.of(to("a"), to("b"), to("c"));

    @TempDir
    Path folder;

    /// Counts operations, and lets one fail, or that one and all that follow.
    private record Plan(String reason, int failing, boolean forGood, AtomicInteger count, List<String> operations)
            implements FaultyFiles.Faults {

        static Plan none() {
            return new Plan("", Integer.MAX_VALUE, false, new AtomicInteger(), new ArrayList<>());
        }

        static Plan at(int failing, String reason, boolean forGood) {
            return new Plan(reason, failing, forGood, new AtomicInteger(), new ArrayList<>());
        }

        @Override
        public void before(String operation, Path path) throws IOException {
            int number = count.incrementAndGet();
            operations.add(operation + " " + path.getFileName());
            if (number == failing || forGood && number > failing) {
                throw new FileSystemException(path.toString(), null, reason);
            }
        }
    }

    private Publisher open(Path directory, FaultyFiles.Faults faults, Instant now) throws IOException {
        return Publisher.open(
                new FaultyFiles(faults).of(directory),
                options(directory),
                new StubEnvoy(directory),
                Validator.NOBODY,
                () -> now);
    }

    /// Starts, publishes a configuration by all steps, and takes away what is left over.
    private void work(Path directory, FaultyFiles.Faults faults) throws IOException {
        try (Publisher publisher = open(directory, faults, Instant.EPOCH)) {
            publisher.publish(CONFIGURATIONS.get(1), "second", false);
            publisher.retire();
        }
    }

    private Path directoryWithOneGeneration(String name) throws IOException {
        Path directory = folder.resolve(name);
        try (Publisher publisher = open(directory, Plan.none(), Instant.EPOCH)) {
            publisher.publish(CONFIGURATIONS.get(0), "first", false);
        }
        return directory;
    }

    /// All operations, or a part of them with each reason.
    @ParameterizedTest
    @CsvSource({"Input/output error,2", "No space left on device,5", "Read-only file system,9"})
    void whateverFailsCurIsWholeAndTheNextStartGoesOn(String reason, int stride) throws IOException {
        int step = Effort.of(stride, 1);
        Plan counting = Plan.none();
        work(directoryWithOneGeneration("counted"), counting);
        int operations = counting.count().get();
        assertThat(operations).isGreaterThan(120);
        boolean forGood = !reason.equals("Input/output error");
        for (int failing = 1; failing <= operations; failing += step) {
            Path directory = directoryWithOneGeneration(failing + reason.substring(0, 2));
            Plan plan = Plan.at(failing, reason, forGood);
            try {
                work(directory, plan);
            } catch (PublishException e) {
                assertThat(e.getMessage()).as(plan.operations().getLast()).contains(directory.toString(), reason);
            }
            Directories.assertWhole(directory);
            try (Publisher next = open(directory, Plan.none(), Instant.EPOCH)) {
                PublishResult result = next.publish(CONFIGURATIONS.get(2), "next", false);
                assertThat(result).isInstanceOf(Published.class);
                Directories.assertWhole(directory);
            }
        }
    }

    @Test
    void aClockThatGoesBackChangesNothing() throws IOException {
        Path directory = folder.resolve("xds");
        Instant time = Instant.parse("2026-11-23T04:00:00Z");
        for (int i = 0; i < 6; i++) {
            try (Publisher publisher = open(directory, Plan.none(), time.minusSeconds(3600L * i))) {
                publisher.publish(CONFIGURATIONS.get(i % 3), "step " + i, false);
                assertThat(publisher.current().orElseThrow().name().number()).isEqualTo(i + 1);
            }
        }
        try (Publisher publisher = open(directory, Plan.none(), time)) {
            publisher.rollBack(GenerationName.parse("g2"));
            assertThat(publisher.publish(CONFIGURATIONS.get(1), "again", false)).isInstanceOf(Unchanged.class);
        }
    }

    @Test
    void aDirectoryThatWasMadeAnewIsFilledAgain() throws IOException {
        Path directory = folder.resolve("xds");
        try (Publisher publisher = open(directory, Plan.none(), Instant.EPOCH)) {
            publisher.publish(CONFIGURATIONS.get(0), "first", false);
            Durable.deleteTree(directory);
            Files.createDirectory(directory);
            assertThatThrownBy(() -> publisher.publish(CONFIGURATIONS.get(0), "again", false))
                    .isInstanceOf(PublishException.class)
                    .hasMessage(directory + " was replaced by another directory");
        }
        try (Publisher next = open(directory, Plan.none(), Instant.EPOCH)) {
            assertThat(next.publish(CONFIGURATIONS.get(0), "again", false)).isInstanceOf(Published.class);
            Directories.assertWhole(directory);
        }
    }

    @Test
    void damagedRecordsAndLinksAreMended() throws IOException {
        Path directory = folder.resolve("xds");
        try (Publisher publisher = open(directory, Plan.none(), Instant.EPOCH)) {
            for (Snapshot each : CONFIGURATIONS) publisher.publish(each, "test", false);
        }
        Files.writeString(directory.resolve("cur/record"), "nonsense");
        open(directory, Plan.none(), Instant.EPOCH).close();
        assertThat(Files.readSymbolicLink(directory.resolve("cur"))).isEqualTo(Path.of("gens/g2"));

        Files.delete(directory.resolve("cur"));
        Files.createSymbolicLink(directory.resolve("cur"), Path.of("../elsewhere"));
        open(directory, Plan.none(), Instant.EPOCH).close();
        Directories.assertWhole(directory);

        Files.createDirectory(directory.resolve("gens/.g9.partial"));
        Files.createDirectory(directory.resolve("gens/g1/more"));
        Files.delete(directory.resolve("gens/g1/record"));
        open(directory, Plan.none(), Instant.EPOCH).close();
        assertThat(directory.resolve("gens/.g9.partial")).doesNotExist();
        assertThat(directory.resolve("gens/g1")).doesNotExist();
    }
}
