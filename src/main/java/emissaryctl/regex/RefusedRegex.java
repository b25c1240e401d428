package emissaryctl.regex;

import emissaryctl.regex.Node.Alternate;
import emissaryctl.regex.Node.Capture;
import emissaryctl.regex.Node.Concat;
import emissaryctl.regex.Node.Operator;
import emissaryctl.regex.Node.Repeat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What Envoy's RE2 refuses though RE2/J takes it: a character of more than a byte by its number, as Envoy has RE2 look
/// at bytes, and counted repetitions of counted repetitions that are too many together.
public final class RefusedRegex {

    private static final int MOST_REPEATS = 1_000;

    private RefusedRegex() {}

    /// Why it is refused; empty too for what is not understood here.
    public static Optional<String> reason(String regex) {
        try {
            String bytes = new String(regex.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return left(RegexParser.parse(bytes), MOST_REPEATS) > 0
                    ? Optional.empty()
                    : Optional.of("more than 1,000 repetitions within each other");
        } catch (WideCharacter e) {
            return Optional.of("`\\x{…}` beyond FF, which is no byte");
        } catch (UnknownRegex e) {
            return Optional.empty();
        }
    }

    /// How many repetitions are left of so many, as RE2 divides them.
    private static int left(Node node, int repeats) {
        return switch (node) {
            case Capture(var inner, var _) -> left(inner, repeats);
            case Concat(var parts) ->
                parts.stream().mapToInt(part -> left(part, repeats)).min().orElse(repeats);
            case Alternate(var parts) ->
                parts.stream().mapToInt(part -> left(part, repeats)).min().orElse(repeats);
            case Repeat repeat -> left(repeat.inner(), repeats / Math.max(times(repeat), 1));
            default -> repeats;
        };
    }

    private static int times(Repeat repeat) {
        if (repeat.operator() != Operator.COUNTED) return 1;
        return repeat.most() == Repeat.UNLIMITED ? repeat.least() : repeat.most();
    }
}
