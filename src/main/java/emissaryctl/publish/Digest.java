package emissaryctl.publish;

import emissaryctl.xds.Snapshot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells configurations apart.
final class Digest {

    private static final int BYTES = 12;

    static String of(Snapshot snapshot) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(snapshot.bytes());
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Digest() {}
}
