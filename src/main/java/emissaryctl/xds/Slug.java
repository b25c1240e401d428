package emissaryctl.xds;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Names for files and resources from names of users: only `a-z0-9.-`, never longer than a file name may be, never a
/// path, and different for different names even where that takes all their characters away.
final class Slug {

    private static final int LONGEST = 80;
    private static final int HASH_DIGITS = 10;

    static String of(String name) {
        StringBuilder slug = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (slug.length() == LONGEST) break;
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.';
            slug.append(kept ? c : '-');
        }
        String hash = Fingerprint.of(name.getBytes(StandardCharsets.UTF_8));
        return slug.append('-').append(hash, 0, HASH_DIGITS).toString();
    }

    private Slug() {}
}
