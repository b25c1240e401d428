package emissaryctl.gateway;

/// Certificates, keys or revocation lists: the PEM text itself, or the file that Envoy reads it from.
public sealed interface Pem {

    /// A path on Envoy's machine.
    record PemFile(String path) implements Pem {}

    /// PEM text. `secret` marks private keys; their text is never printed.
    record PemText(String text, boolean secret) implements Pem {
        @Override
        public String toString() {
            return "PemText[redacted]";
        }
    }
}
