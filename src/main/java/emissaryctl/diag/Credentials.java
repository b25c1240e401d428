package emissaryctl.diag;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which headers let somebody in, so that their values are not shown.
public final class Credentials {

    /// Stands in the place of a value.
    public static final String HIDDEN = "(a credential)";

    private static final Set<String> NAMES =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie", "set-cookie");
    private static final List<String> WORDS = List.of("token", "secret", "password", "passwd", "apikey");

    private Credentials() {}

    /// The value, where it may be shown.
    public static String shown(String header, String value) {
        return isOne(header, value) ? HIDDEN : value;
    }

    public static boolean isOne(String header, String value) {
        String name = header.toLowerCase(Locale.ROOT);
        String text = value.strip().toLowerCase(Locale.ROOT);
        return NAMES.contains(name)
                || WORDS.stream().anyMatch(name::contains)
                || text.startsWith("basic ")
                || text.startsWith("bearer ");
    }
}
