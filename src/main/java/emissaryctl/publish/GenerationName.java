package emissaryctl.publish;

import java.util.Comparator;
import java.util.Optional;

/// The name of a generation: `g42`, or `g42-prepare` and `g42-retire` for the steps before and after it. It is also the
/// version that Envoy reports.
public record GenerationName(int number, Stage stage) implements Comparable<GenerationName> {

    private static final Comparator<GenerationName> ORDER =
            Comparator.comparingInt(GenerationName::number).thenComparing(GenerationName::stage);

    private static final int MOST_DIGITS = 9;

    public static Optional<GenerationName> parse(String text) {
        for (Stage stage : Stage.values()) {
            if (!text.endsWith(stage.suffix()) || !text.startsWith("g")) continue;
            String digits =
                    text.substring(1, Math.max(1, text.length() - stage.suffix().length()));
            boolean number = !digits.isEmpty()
                    && digits.length() <= MOST_DIGITS
                    && digits.charAt(0) != '0'
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            if (number) return Optional.of(new GenerationName(Integer.parseInt(digits), stage));
        }
        return Optional.empty();
    }

    @Override
    public int compareTo(GenerationName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "g" + number + stage.suffix();
    }
}
