package emissaryctl.resource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that no message, log or report may show.
public final class SecretBytes {

    private final byte[] bytes;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SecretBytes of(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /// The text, for the one place that writes it into Envoy's configuration.
    public String reveal() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes secret && Arrays.equals(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
