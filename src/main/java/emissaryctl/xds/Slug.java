package emissaryctl.xds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Names for files and resources from names of users: only `a-z0-9.-`, never longer than a file name may be, never a
/// path, and different for different names even where that takes all their characters away.
final class Slug {

    private static final int LONGEST = 80;
    private static final int HASH_BYTES = 5;

    static String of(String name) {
        StringBuilder slug = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (slug.length() == LONGEST) break;
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.';
            slug.append(kept ? c : '-');
        }
        return slug.append('-').append(hash(name)).toString();
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Slug() {}
}
