package emissaryctl.regex;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// The size of RE2's program for an expression, as Envoy's `re2.max_program_size` counts it: instructions after
/// flattening, compiled for Latin-1.
public final class ProgramSize {

    /// What is said of an expression for which RE2 makes no program at all, because it would be larger than this.
    public static final int TOO_LARGE = 349_000;

    private ProgramSize() {}

    /// Empty for what is not understood, such as a syntax error.
    public static OptionalInt of(String regex) {
        String bytes = new String(regex.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try {
            Node whole = Anchors.withoutRequiredPrefix(RegexParser.parse(bytes));
            return OptionalInt.of(Flattening.size(Program.of(Simplifying.simplify(whole))));
        } catch (UnknownRegex _) {
            return OptionalInt.empty();
        } catch (Program.TooLarge _) {
            return OptionalInt.of(TOO_LARGE);
        }
    }
}
