package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.normal.KnownPieces;
import emissaryctl.diff.view.DiffFormat;
import emissaryctl.diff.view.DiffFormats;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import emissaryctl.yaml.KnownDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/// What holds for whatever is compared, shown on the inputs of the golden cases and on single fields changed in them.
class DiffPropertiesTest {

    private static final long SEED = Long.getLong("emissaryctl.fuzz.seed", 1);
    private static final int MUTATIONS = Integer.getInteger("emissaryctl.diff.mutations", 6);
    private static final String INPUTS = System.getProperty("emissaryctl.fuzz.inputs", "");

    /// The later of two equal resources is the one left out.
    private static final String ORDER_MATTERS = "duplicate-resource";

    static List<Path> inputs() throws IOException {
        Path root = Path.of(INPUTS.isEmpty() ? "testdata/render" : INPUTS);
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(path -> INPUTS.isEmpty()
                            ? path.getFileName().toString().matches("input|input\\.yaml")
                            : path.toString().endsWith(".yaml"))
                    .filter(path -> !path.toString().contains(ORDER_MATTERS))
                    .sorted()
                    .toList();
        }
    }

    private static DiffSide side(String yaml) {
        return Compared.side("a.yaml", yaml, Profile.RECOMMENDED);
    }

    @TestFactory
    Stream<DynamicTest> nothingChangesBetweenAnInputAndItself() throws IOException {
        return inputs().stream()
                .map(input -> DynamicTest.dynamicTest(input.toString(), () -> {
                    String yaml = Mutation.text(input);
                    assertThat(Compared.lines(Compared.of(yaml, yaml))).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfDocumentsDoesNotMatter() throws IOException {
        return inputs().stream()
                .map(input -> DynamicTest.dynamicTest(input.toString(), () -> {
                    String yaml = Mutation.text(input);
                    List<String> documents = new ArrayList<>(Arrays.asList(yaml.split("(?m)^---\\s*\n")));
                    documents.removeIf(String::isBlank);
                    Collections.shuffle(documents, new Random(SEED));
                    assertThat(Compared.lines(Compared.of(yaml, String.join("\n---\n", documents))))
                            .isEmpty();
                }));
    }

    /// A change of one field is reported when it changes what Envoy is told, and else it is not; the way back is the
    /// same the other way round.
    @Test
    void aChangedFieldIsReportedWhenEnvoyIsToldSomethingElse(TestReporter reporter) throws IOException {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        int changed = 0;
        int all = 0;
        for (Path input : inputs()) {
            String before = Mutation.plain(Mutation.text(input));
            DiffSide old = side(before);
            Told wasTold = Told.by(old.gateway().orElseThrow());
            for (Mutation mutation : Mutation.of(before, MUTATIONS, random)) {
                DiffSide now = side(mutation.yaml());
                Told isTold = Told.by(now.gateway().orElseThrow());
                Comparison there = Diffing.compare(old, now);
                Comparison back = Diffing.compare(now, old);
                all++;
                String name = input + " " + mutation.what();
                if (isTold.equals(wasTold) && !there.entries().isEmpty()) {
                    wrong.add(name + " changes nothing, but " + Compared.lines(there));
                }
                if (!isTold.isLike(wasTold)) {
                    changed++;
                    if (there.entries().isEmpty()) wrong.add(name + " is not reported: " + isTold.difference(wasTold));
                }
                if (!mirrored(there, back)) {
                    wrong.add(name + " is not mirrored: " + Compared.lines(there) + " and " + Compared.lines(back));
                }
            }
        }
        reporter.publishEntry(all + " changes of fields, of which " + changed + " change what Envoy is told");
        assertThat(wrong).isEmpty();
        assertThat(changed).isGreaterThan(all / 5);
    }

    /// What is in common is read once. Nothing of it is mistaken for the other side's, wherever it stands there.
    @Test
    void whatOneSideTeachesMakesNoDifference() throws IOException {
        Random random = new Random(SEED);
        DiffFormat json = DiffFormats.named("json").orElseThrow();
        for (Path input : inputs()) {
            String before = Mutation.plain(Mutation.text(input));
            for (Mutation mutation : Mutation.of(before, 2, random)) {
                String after = "# moved\n\n" + mutation.yaml();
                KnownDocuments documents = KnownDocuments.remembering();
                KnownPieces pieces = new KnownPieces();
                Comparison taught = Diffing.compare(
                        Compared.side("old.yaml", before, Profile.RECOMMENDED, documents, pieces),
                        Compared.side("new.yaml", after, Profile.RECOMMENDED, documents, pieces));
                assertThat(json.format(taught))
                        .as(input + " " + mutation.what())
                        .isEqualTo(json.format(Compared.of(before, after)));
            }
        }
    }

    private static boolean mirrored(Comparison there, Comparison back) {
        return signs(there, false).equals(signs(back, true));
    }

    private static List<String> signs(Comparison comparison, boolean back) {
        return comparison.entries().stream()
                .map(entry -> entry.resource().map(Object::toString).orElse("") + " " + sign(entry.kind(), back))
                .sorted()
                .toList();
    }

    private static Kind sign(Kind kind, boolean back) {
        return switch (kind) {
            case ADDED -> back ? Kind.REMOVED : Kind.ADDED;
            case REMOVED -> back ? Kind.ADDED : Kind.REMOVED;
            case CHANGED, MOVED -> kind;
        };
    }
}
