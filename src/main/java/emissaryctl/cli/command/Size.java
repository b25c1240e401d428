package emissaryctl.cli.command;

import java.util.Map;
import java.util.Optional;

/// Sizes in bytes as Kubernetes writes them: `512Mi`, `2G`, `1073741824`.
final class Size {

    static final long KIBI = 1L << 10;
    static final long MEBI = 1L << 20;
    static final long GIBI = 1L << 30;

    private static final Map<String, Long> UNITS =
            Map.of("", 1L, "k", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L, "Ki", KIBI, "Mi", MEBI, "Gi", GIBI);

    private static final int LONGEST = 18;

    private Size() {}

    /// The number of bytes, or nothing when the text is no size.
    static Optional<Long> parse(String text) {
        int unit = 0;
        while (unit < text.length() && text.charAt(unit) >= '0' && text.charAt(unit) <= '9') unit++;
        Optional<Long> scale = Optional.ofNullable(UNITS.get(text.substring(unit)));
        return digits(text.substring(0, unit))
                .flatMap(number ->
                        scale.filter(each -> number <= Long.MAX_VALUE / each).map(each -> number * each));
    }

    /// A whole number.
    static Optional<Long> digits(String text) {
        boolean number =
                !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
