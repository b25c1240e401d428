package emissaryctl.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/// That a property which does not hold is found out, and its simplest counterexample.
class PropertyTest {

    private static final long SEED = 7;
    private static final int TRIES = 2_000;

    @Test
    void everyTryHasAValueOfItsOwn() {
        assertThat(new HashSet<>(values(choices -> choices.between(0, Long.MAX_VALUE - 1))))
                .hasSizeGreaterThan(600);
        assertThat(values(Choices::anyText)).hasSize(TRIES);
    }

    @Test
    void simplestCounterexampleIsReported() {
        assertCounterexample(
                        choices -> choices.list(20, c -> c.between(0, 1_000)),
                        list -> assertThat(list).allMatch(number -> number < 500))
                .hasMessageEndingWith("[500]");
        assertCounterexample(Choices::anyText, text -> assertThat(text).doesNotContain(":"))
                .hasMessageEndingWith("\n:");
        assertCounterexample(Choices::anyLong, number -> assertThat(number).isNotNegative())
                .hasMessageEndingWith("-1");
        assertCounterexample(
                        choices -> choices.shuffled(List.of(1, 2, 3, 4)),
                        list -> assertThat(list).isSorted())
                .hasMessageMatching("(?s).*\\[(2, 1, 3, 4|1, 3, 2, 4|1, 2, 4, 3)]");
    }

    @Test
    void pairsThatBelongTogetherShrinkTogether() {
        assertCounterexample(
                        choices -> choices.list(30, c -> c.below(100)),
                        list -> assertThat(list).doesNotHaveDuplicates())
                .hasMessageEndingWith("[0, 0]");
    }

    @Test
    void exceptionsAreFailuresTooAndTheirCauseIsKept() {
        assertCounterexample(choices -> choices.list(9, c -> c.of("a", "b")), list -> list.get(3))
                .hasMessageEndingWith("[]")
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void seedIsReportedAndRepeatsTheRun() {
        assertCounterexample(Choices::anyLong, number -> assertThat(number).isZero())
                .hasMessageContaining("-Demissaryctl.seed=" + SEED);
        assertThat(values(Choices::anyText)).isEqualTo(values(Choices::anyText));
    }

    @Test
    void whatCannotBePrintedIsEscaped() {
        assertCounterexample(
                        choices -> choices.text("\n\u0000é", 5),
                        text -> assertThat(text).doesNotContain("\u0000é"))
                .hasMessageEndingWith("\\u0000\\u00e9");
    }

    @Test
    void textsAreOfEveryKind() {
        List<String> texts = values(Choices::anyText);

        assertThat(texts).contains("").anyMatch(text -> text.length() > 200);
        assertThat(texts).anyMatch(text -> text.codePoints().anyMatch(c -> c >= 0x10000));
        assertThat(texts).anyMatch(text -> text.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000));
        Set<Integer> characters = new HashSet<>();
        texts.forEach(text -> text.codePoints().forEach(characters::add));
        assertThat(characters).containsAll(IntStream.range(0, 0x80).boxed().toList());
        assertThat(characters).contains(0x85, 0x2028, 0xfeff, 0xffff);
    }

    @Test
    void numbersComeNearTheEndsOfTheirRange() {
        assertThat(values(choices -> choices.between(-5, 1_000_000_000_000L)))
                .contains(-5L, -4L, 999_999_999_999L, 1_000_000_000_000L)
                .anyMatch(number -> number > 1_000_000 && number < 999_000_000_000L);
        assertThat(values(Choices::anyLong)).contains(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Test
    void listsAreOfEveryLength() {
        assertThat(values(choices -> choices.list(10, c -> c.below(2)).size()))
                .containsOnly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private static <T> List<T> values(Function<Choices, T> generator) {
        List<T> values = new ArrayList<>();
        Property.forAll(SEED, TRIES, generator, values::add);
        return values;
    }

    private static <T> AbstractThrowableAssert<?, ? extends Throwable> assertCounterexample(
            Function<Choices, T> generator, Property.Check<T> check) {
        return assertThatThrownBy(() -> Property.forAll(SEED, TRIES, generator, check))
                .isInstanceOf(AssertionError.class);
    }
}
