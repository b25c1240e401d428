package emissaryctl.property;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// Checks what holds for every value on many that are made at random.
///
/// Each run makes other values; what a failure prints repeats that run.
public final class Property {

    private static final String SEED_OPTION = "emissaryctl.seed";
    private static final long SEED = Long.getLong(SEED_OPTION, new Random().nextLong());
    private static final int MAX_SHOWN = 2_000;

    private Property() {}

    /// Says what is wrong with a value by an exception.
    @FunctionalInterface
    public interface Check<T> {
        void accept(T value) throws Exception;
    }

    public static <T> void forAll(int tries, Function<Choices, T> values, Check<T> check) {
        forAll(SEED, tries, values, check);
    }

    static <T> void forAll(long seed, int tries, Function<Choices, T> values, Check<T> check) {
        Random random = new Random(seed);
        for (int i = 0; i < tries; i++) {
            Choices choices = Choices.random(random);
            if (failure(choices, values, check).isEmpty()) continue;
            List<Long> simplest = Shrinking.simplest(choices.made(), numbers -> {
                Choices simpler = Choices.given(numbers);
                return failure(simpler, values, check).map(_ -> simpler.made());
            });
            throw new AssertionError(
                    "fails for the value below; -D%s=%d repeats this run%n%s"
                            .formatted(SEED_OPTION, seed, shown(values.apply(Choices.given(simplest)))),
                    failure(Choices.given(simplest), values, check).orElse(null));
        }
    }

    private static <T> Optional<Throwable> failure(Choices choices, Function<Choices, T> values, Check<T> check) {
        T value = values.apply(choices);
        try {
            check.accept(value);
            return Optional.empty();
        } catch (Exception | AssertionError | StackOverflowError failure) {
            return Optional.of(failure);
        }
    }

    private static String shown(Object value) {
        StringBuilder shown = new StringBuilder();
        for (char c : String.valueOf(value).toCharArray()) {
            if (c >= ' ' && c <= '~') shown.append(c);
            else shown.append("\\u%04x".formatted((int) c));
        }
        return shown.length() <= MAX_SHOWN ? shown.toString() : shown.substring(0, MAX_SHOWN) + " ...";
    }
}
