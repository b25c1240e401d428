package emissaryctl.publish;

import static emissaryctl.publish.Configurations.many;
import static emissaryctl.publish.Configurations.options;
import static emissaryctl.publish.Configurations.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.publish.PublishResult.HeldBack;
import emissaryctl.publish.PublishResult.Invalid;
import emissaryctl.publish.PublishResult.Published;
import emissaryctl.publish.PublishResult.RolledBack;
import emissaryctl.publish.PublishResult.Unchanged;
import emissaryctl.publish.PublishResult.Withheld;
import emissaryctl.publish.Verdict.Taken;
import emissaryctl.source.Span;
import emissaryctl.xds.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

    @TempDir
    Path folder;

    private Path directory;
    private StubEnvoy envoy;
    private Instant now = Instant.parse("2026-11-23T04:00:00Z");

    @BeforeEach
    void choose() {
        directory = folder.resolve("xds");
        envoy = new StubEnvoy(directory);
    }

    private Publisher open() throws IOException {
        return open(Validator.NOBODY);
    }

    private Publisher open(Validator validator) throws IOException {
        return Publisher.open(directory, options(directory), envoy, validator, () -> now);
    }

    private static PublishResult publish(Publisher publisher, Snapshot snapshot) throws IOException {
        return publisher.publish(snapshot, "test", false);
    }

    private static String current(Publisher publisher) throws IOException {
        return publisher.current().map(each -> each.name().toString()).orElse("none");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("gens"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFirstGenerationIsCompleteAndItsOwnersOnly() throws IOException {
        try (Publisher publisher = open()) {
            assertThat(publish(publisher, to("a")))
                    .isInstanceOfSatisfying(
                            Published.class,
                            published -> assertThat(published.verdict()).isEqualTo(new Taken()));
        }
        assertThat(Files.readSymbolicLink(directory.resolve("cur"))).isEqualTo(Path.of("gens/g1"));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                String permissions = Files.isDirectory(file) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(permissions);
            }
        }
        assertThat(directory.resolve("cur/bootstrap.json")).content().contains(directory + "/cur/cds.json");
        assertThat(directory.resolve("cur/record"))
                .content()
                .startsWith("state confirmed\ncreated 2026-11-23T04:00:00Z\n");
    }

    @Test
    void clustersComeBeforeTheirRoutesAndGoAfterThem() throws IOException {
        try (Publisher publisher = open()) {
            publish(publisher, to("a"));
            publish(publisher, to("b"));
            assertThat(envoy.seen).containsExactly("g1", "g2-prepare", "g2");
            assertThat(directory.resolve("cur/cds.json")).content().contains("cluster_a_", "cluster_b_");

            envoy.drains = true;
            assertThat(publisher.retire()).isFalse();
            envoy.drains = false;
            assertThat(publisher.retire()).isTrue();

            assertThat(envoy.seen).endsWith("g2", "g2-retire");
            assertThat(directory.resolve("cur/cds.json"))
                    .content()
                    .contains("cluster_b_")
                    .doesNotContain("cluster_a_");
            assertThat(publisher.retire()).isTrue();
            assertThat(envoy.seen).hasSize(4);
            assertThat(names()).containsExactly("g1", "g2", "g2-retire");
        }
    }

    @Test
    void clustersOfSeveralChangesAreKeptUntilNobodyNeedsThem() throws IOException {
        try (Publisher publisher = open()) {
            for (String service : List.of("a", "b", "c", "d")) publish(publisher, to(service));
            assertThat(publisher.current().orElseThrow().record().extra())
                    .containsExactly("cluster_a_default", "cluster_b_default", "cluster_c_default");
            publish(publisher, to("a"));
            assertThat(publisher.current().orElseThrow().record().extra())
                    .containsExactly("cluster_b_default", "cluster_c_default", "cluster_d_default");
        }
    }

    @Test
    void changesThatNeverPauseDoNotPileUpClusters() throws IOException {
        try (Publisher publisher = open()) {
            for (String service : List.of("a", "b", "c")) publish(publisher, to(service));
            now = now.plusSeconds(5);
            envoy.drains = true;
            publish(publisher, to("d"));
            assertThat(publisher.current().orElseThrow().record().extra()).hasSize(3);
            envoy.drains = false;
            publish(publisher, to("e"));
            assertThat(publisher.current().orElseThrow().record().extra())
                    .containsExactly("cluster_c_default", "cluster_d_default");
            assertThat(directory.resolve("cur/cds.json"))
                    .content()
                    .contains("cluster_c_", "cluster_d_", "cluster_e_")
                    .doesNotContain("cluster_a_", "cluster_b_");
        }
    }

    @Test
    void withoutAnEnvoyOneStepIsEnough() throws IOException {
        envoy.runs = false;
        try (Publisher publisher = open()) {
            publish(publisher, to("a"));
            PublishResult second = publish(publisher, to("b"));
            assertThat(second).asString().contains("Unanswered");
            assertThat(names()).containsExactly("g1", "g2");
            envoy.runs = true;
            assertThat(publisher.confirm()).contains(new Taken());
            assertThat(publisher.confirm()).isEmpty();
        }
    }

    @Test
    void whatIsPublishedAlreadyIsNotPublishedAgain() throws IOException {
        try (Publisher publisher = open()) {
            publish(publisher, to("a"));
            assertThat(publish(publisher, to("a"))).isInstanceOf(Unchanged.class);
        }
        try (Publisher next = open()) {
            assertThat(publish(next, to("a"))).isInstanceOf(Unchanged.class);
            assertThat(names()).containsExactly("g1");
        }
    }

    @Test
    void whatEnvoyRejectsIsTakenBack() throws IOException {
        try (Publisher publisher = open()) {
            publish(publisher, to("a"));
            envoy.rejects = "g2"::equals;
            assertThat(publish(publisher, to("b")))
                    .isEqualTo(new RolledBack(
                            GenerationName.parse("g2").orElseThrow(),
                            "listener_manager.lds",
                            GenerationName.parse("g1")));
            assertThat(current(publisher)).isEqualTo("g1");
            assertThat(envoy.versions().orElseThrow().values()).containsOnly("g1");

            assertThat(publish(publisher, to("c"))).isInstanceOf(Published.class);
            assertThat(current(publisher)).isEqualTo("g3");
            assertThat(publisher.history())
                    .filteredOn(each -> each.record().state() == State.REJECTED)
                    .extracting(each -> each.name().toString())
                    .containsExactly("g2");
        }
    }

    @Test
    void whatEnvoyRejectsInTheFirstStepIsTakenBackToo() throws IOException {
        try (Publisher publisher = open()) {
            publish(publisher, to("a"));
            envoy.rejects = "g2-prepare"::equals;
            assertThat(publish(publisher, to("b"))).isInstanceOf(RolledBack.class);
            assertThat(current(publisher)).isEqualTo("g1");
        }
    }

    @Test
    void aFirstGenerationThatIsRejectedIsNotLeftForAnEnvoyThatStarts() throws IOException {
        envoy.rejects = "g1"::equals;
        try (Publisher publisher = open()) {
            assertThat(publish(publisher, to("a"))).isInstanceOf(RolledBack.class);
            assertThat(directory.resolve("cur")).doesNotExist();
            assertThat(publish(publisher, to("b"))).isInstanceOf(Published.class);
            assertThat(current(publisher)).isEqualTo("g2");
        }
    }

    @Test
    void whatCannotBeRightIsHeldBack() throws IOException {
        try (Publisher publisher = open()) {
            publish(publisher, many(30));
            assertThat(publish(publisher, many(10)))
                    .isInstanceOfSatisfying(
                            HeldBack.class,
                            held -> assertThat(held.objection()).matches("\\d+ of \\d+ routes would go"));
            assertThat(current(publisher)).isEqualTo("g1");
            assertThat(publish(publisher, many(25))).isInstanceOf(Published.class);
            assertThat(publisher.publish(many(2), "test", true)).isInstanceOf(Published.class);
            assertThat(publish(publisher, many(1))).isInstanceOf(Published.class);

            Snapshot nothing = Snapshot.parse(new byte[0]);
            assertThat(publisher.publish(nothing, "test", true)).isEqualTo(new HeldBack("no listener would be left"));
        }
    }

    @Test
    void whatAnEnvoyWouldNotTakeIsNotWritten() throws IOException {
        Diagnostic error = Diagnostic.error(Code.ENVOY_REJECTS, Span.startOf("x"), "Envoy rejects it");
        try (Publisher publisher = open(_ -> Optional.of(List.of(error)))) {
            assertThat(publish(publisher, to("a"))).isEqualTo(new Invalid(List.of(error)));
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void aRollbackLastsUntilTheInputChanges() throws IOException {
        try (Publisher publisher = open()) {
            publish(publisher, to("a"));
            publish(publisher, to("b"));
            assertThat(publisher.rollBack(Optional.empty())).isInstanceOf(Published.class);
            assertThat(publisher.current().orElseThrow().record().reason()).isEqualTo("rolled back to g1");
        }
        try (Publisher next = open()) {
            assertThat(current(next)).isEqualTo("g3");
            assertThat(publish(next, to("b"))).isInstanceOf(Withheld.class);
            assertThat(publish(next, to("a"))).isInstanceOf(Unchanged.class);
            assertThat(publish(next, to("c"))).isInstanceOf(Published.class);
            assertThat(publish(next, to("b"))).isInstanceOf(Published.class);
        }
    }

    @Test
    void aRollbackGoesToAGenerationByName() throws IOException {
        try (Publisher publisher = open()) {
            for (String service : List.of("a", "b", "c")) publish(publisher, to(service));
            assertThat(publisher.rollBack(GenerationName.parse("g1"))).isInstanceOf(Published.class);
            assertThat(publish(publisher, to("a"))).isInstanceOf(Unchanged.class);
            assertThat(publisher.rollBack(GenerationName.parse("g9")))
                    .isEqualTo(new HeldBack("there is no generation g9"));
            assertThat(envoy.seen).endsWith("g4");
        }
    }

    @Test
    void theLastTenAreKept() throws IOException {
        try (Publisher publisher = open()) {
            for (int i = 1; i <= 25; i++) publish(publisher, to("s" + i));
            assertThat(publisher.history().stream().map(each -> each.name().number()))
                    .containsExactly(15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25);
            publisher.retire();
            assertThat(names()).contains("g25-retire", "g25", "g16").doesNotContain("g24-prepare");
        }
    }

    @Test
    void rejectedOnesDoNotPushOutGoodOnes() throws IOException {
        try (Publisher publisher = open()) {
            for (String service : List.of("a", "b", "c")) publish(publisher, to(service));
            envoy.rejects = name -> !name.matches("g[123](-.*)?");
            for (int i = 0; i < 20; i++) publish(publisher, to("bad" + i));
            envoy.rejects = _ -> false;
            publish(publisher, to("d"));
            assertThat(names()).contains("g1", "g2", "g3", "g24").hasSizeLessThan(9);
        }
    }

    @Test
    void aSecondWriterIsKeptOut() throws IOException {
        try (Publisher publisher = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(PublishException.class)
                    .hasMessage("another emissaryctl (process %d) publishes in %s"
                            .formatted(ProcessHandle.current().pid(), directory));
            publish(publisher, to("a"));
        }
        open().close();
    }

    @Test
    void whatWasStartedWithARejectedGenerationGetsAnother() throws IOException {
        envoy.runs = false;
        try (Publisher publisher = open()) {
            publish(publisher, to("a"));
            envoy.runs = true;
            publisher.confirm();
            envoy.runs = false;
            publish(publisher, to("b"));
        }
        envoy = new StubEnvoy(directory);
        envoy.rejects = "g2"::equals;
        try (Publisher publisher = open()) {
            assertThat(current(publisher)).isEqualTo("g1");
        }
    }

    @Test
    void whatEnvoyReadsOnceIsPointedOut() throws IOException {
        try (Publisher publisher = open()) {
            publish(publisher, to("a"));
            assertThat(publish(publisher, to("b")))
                    .isInstanceOfSatisfying(
                            Published.class,
                            published -> assertThat(published.restartNeeded()).isFalse());
            Snapshot other = to("b");
            Snapshot elsewhere = new Snapshot(other.bootstrap().toBuilder()
                    .setNode(other.bootstrap().getNode().toBuilder().setId("other"))
                    .build());
            assertThat(publish(publisher, elsewhere))
                    .isInstanceOfSatisfying(
                            Published.class,
                            published -> assertThat(published.restartNeeded()).isTrue());
        }
    }
}
