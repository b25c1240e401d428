package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// The settings that TLSContext and Host `tls` share. Versions are as written (`v1.2`).
public record TlsSettings(
        TlsMaterial material,
        Optional<Boolean> secretNamespacing,
        Optional<Boolean> certRequired,
        Optional<String> minTlsVersion,
        Optional<String> maxTlsVersion,
        Optional<List<String>> cipherSuites,
        Optional<List<String>> ecdhCurves,
        Optional<String> alpnProtocols,
        Optional<String> sni,
        Optional<Integer> redirectCleartextFrom) {

    /// Where certificates, keys, CAs and revocation lists come from: Secrets by name, or files by path.
    public record TlsMaterial(
            Optional<String> secret,
            Optional<String> certChainFile,
            Optional<String> privateKeyFile,
            Optional<String> caSecret,
            Optional<String> cacertChainFile,
            Optional<String> crlSecret,
            Optional<String> crlFile) {}
}
