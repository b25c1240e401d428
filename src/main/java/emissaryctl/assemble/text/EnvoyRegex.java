package emissaryctl.assemble.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import emissaryctl.regex.RefusedRegex;
import java.util.Optional;

/// Whether a regular expression is one of RE2, as Envoy has it.
public final class EnvoyRegex {

    private EnvoyRegex() {}

    /// Why Envoy would refuse an expression, whatever its size.
    public static Optional<String> fault(String regex) {
        try {
            var _ = Pattern.compile(regex);
            return RefusedRegex.reason(regex);
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }
}
