package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.output.JsonConfigWriter;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/// A side that Envoy gave says of changes what the resources say that it was made from.
public class LiveWitnessTest {

    private static final long SEED = Long.getLong("emissaryctl.fuzz.seed", 1);
    private static final int MUTATIONS = Integer.getInteger("emissaryctl.diff.mutations", 6);

    /// What these have beside routes: a Filter that refuses everybody, and Lua.
    private static final List<String> UNCLEAR =
            List.of("filters/errors", "filters/oauth2/", "filters/oauth2-annotations", "module/filters");

    public static DiffSide live(DiffSide side, boolean origins) {
        String json = new JsonConfigWriter()
                .write(EnvoyTranslator.translate(side.gateway().orElseThrow(), new TranslateOptions(origins)));
        return DiffSide.live("live.json", json).orElseThrow();
    }

    private static DiffSide side(String yaml) {
        return Compared.side("a.yaml", yaml, Profile.RECOMMENDED);
    }

    /// Which side came from Envoy, and whether it tells whose its things are.
    private enum Way {
        OLD_WITH_ORIGINS,
        OLD,
        NEW;

        private Comparison compare(DiffSide old, DiffSide now) {
            return switch (this) {
                case OLD_WITH_ORIGINS -> Diffing.compare(live(old, true), now);
                case OLD -> Diffing.compare(live(old, false), now);
                case NEW -> Diffing.compare(old, live(now, false));
            };
        }
    }

    @TestFactory
    Stream<DynamicTest> nothingChangesBetweenAnInputAndWhatItIsRenderedTo() throws IOException {
        return DiffPropertiesTest.inputs().stream()
                .map(input -> DynamicTest.dynamicTest(input.toString(), () -> {
                    DiffSide side = side(Mutation.text(input));
                    Comparison comparison = Diffing.compare(live(side, false), side);
                    assertThat(Compared.lines(comparison)).isEmpty();
                    List<String> not = comparison.notUnderstood().stream()
                            .map(NotUnderstood::what)
                            .toList();
                    boolean foreign = UNCLEAR.stream().anyMatch(input.toString()::contains);
                    assertThat(not.isEmpty()).as("%s", not).isEqualTo(!foreign);
                }));
    }

    /// The same is said of changes, and where something is not understood, less.
    @Test
    void changesAreJudgedAsBetweenTwoSetsOfResources(TestReporter reporter) throws IOException {
        List<String> wrong = new ArrayList<>();
        int judged = 0;
        int unclear = 0;
        for (Path input : DiffPropertiesTest.inputs()) {
            String before = Mutation.plain(Mutation.text(input));
            DiffSide old = side(before);
            // Each input has mutations of its own, whatever others there are.
            Random random = new Random(SEED + input.toString().hashCode());
            for (Mutation mutation : Mutation.of(before, MUTATIONS, random)) {
                DiffSide now = side(mutation.yaml());
                Set<String> expected = told(Diffing.compare(old, now));
                for (Way way : Way.values()) {
                    Comparison there = way.compare(old, now);
                    Set<String> actual = told(there);
                    boolean understood = there.notUnderstood().isEmpty();
                    if (understood) judged += actual.size();
                    else unclear++;
                    boolean right = understood ? actual.equals(expected) : expected.containsAll(actual);
                    if (!right) {
                        wrong.add(input + " " + mutation.what() + " is judged, " + way + ", " + actual + " in place of "
                                + expected);
                    }
                }
            }
        }
        reporter.publishEntry(judged + " judgements, and " + unclear + " changes that are not understood");
        assertThat(wrong).isEmpty();
        assertThat(judged).isGreaterThan(200);
    }

    /// The codes of judgements; of entries there may be more, since Envoy does not tell whose a thing is.
    private static Set<String> told(Comparison comparison) {
        return comparison.entries().stream()
                .flatMap(entry -> entry.judgements().stream())
                .map(Judgement::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
