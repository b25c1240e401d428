package emissaryctl.assemble.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a header is one that some request can have, with such a value. Of one that none has, the filter that depends
/// on it would never be passed.
final class HeaderConditions {

    private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";
    private static final Set<String> OF_HTTP_2 = Set.of(":authority", ":method", ":path", ":scheme");

    private HeaderConditions() {}

    static Optional<Unsendable> faultOfName(String name) {
        boolean token = !name.isEmpty() && name.chars().allMatch(HeaderConditions::isOfToken);
        return token || OF_HTTP_2.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(new Unsendable("it is no name of a header", "use letters, digits and dashes"));
    }

    static Optional<Unsendable> faultOfValue(String value) {
        return value.equals(value.strip())
                ? Optional.empty()
                : Optional.of(new Unsendable("blanks around a value do not count", "leave them out"));
    }

    private static boolean isOfToken(int c) {
        return c < 0x7F && (Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0);
    }
}
