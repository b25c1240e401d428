package emissaryctl.assemble.upstream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How Emissary names clusters and groups. Dashboards depend on these names.
public final class ClusterName {

    private static final int LONGEST = 60;
    private static final int KEPT = 40;

    private ClusterName() {}

    /// The parts joined, everything but letters and digits made `_`, and shortened to what Envoy's statistics take.
    static String of(Iterable<String> parts) {
        return shorten(plain(String.join("_", parts)));
    }

    /// Everything but ASCII letters, digits and `_` made `_`.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            char c = text.charAt(i);
            boolean kept = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            plain.append(kept ? c : '_');
        }
        return plain.toString();
    }

    private static String shorten(String name) {
        if (name.length() <= LONGEST) return name;
        return name.substring(0, KEPT) + "-"
                + HexFormat.of().withUpperCase().formatHex(sha1(name)).substring(0, 16) + "-0";
    }

    /// Lower-case hexadecimal SHA-1, which Emissary uses as identity of route groups.
    public static String sha1Hex(String text) {
        return HexFormat.of().formatHex(sha1(text));
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
