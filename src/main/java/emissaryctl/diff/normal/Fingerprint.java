package emissaryctl.diff.normal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// What tells secret or long texts apart without showing them.
final class Fingerprint {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private Fingerprint() {}

    /// Of a certificate the one that tools show: SHA-256 of the first in the chain. When there are more, what follows
    /// counts, too.
    static String of(String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        boolean one = begin >= 0 && end > begin && text.indexOf(BEGIN, begin + 1) < 0;
        if (!one) return "sha256:" + hex(text.strip().getBytes(StandardCharsets.UTF_8));
        try {
            byte[] certificate = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return "sha256:" + hex(certificate);
        } catch (IllegalArgumentException _) {
            return "sha256:" + hex(text.strip().getBytes(StandardCharsets.UTF_8));
        }
    }

    static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
