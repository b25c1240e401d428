package emissaryctl.resource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// Durations as Go writes them: numbers with units, `300ms`, `1.5h`, `1m30s`. Negative ones make no sense here.
public final class GoDuration {

    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private GoDuration() {}

    public static Optional<Duration> parse(String text) {
        String rest = text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) return Optional.of(Duration.ZERO);
        if (rest.isEmpty() || rest.length() > 64) return Optional.empty();
        BigDecimal nanos = BigDecimal.ZERO;
        int at = 0;
        while (at < rest.length()) {
            int number = at;
            while (at < rest.length() && (isDigit(rest.charAt(at)) || rest.charAt(at) == '.')) at++;
            Optional<BigDecimal> value = number(rest.substring(number, at));
            int unit = at;
            while (at < rest.length() && !isDigit(rest.charAt(at)) && rest.charAt(at) != '.') at++;
            long scale = nanosOf(rest.substring(unit, at));
            if (value.isEmpty() || scale == 0) return Optional.empty();
            nanos = nanos.add(value.get().multiply(BigDecimal.valueOf(scale)));
        }
        return nanos.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    private static Optional<BigDecimal> number(String text) {
        boolean dots = text.indexOf('.') != text.lastIndexOf('.');
        boolean digits = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        return dots || !digits
                ? Optional.empty()
                : Optional.of(new BigDecimal(text.startsWith(".") ? "0" + text : text));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "\u00b5s", "\u03bcs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0L;
        };
    }
}
