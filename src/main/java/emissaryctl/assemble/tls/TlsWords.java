package emissaryctl.assemble.tls;

import emissaryctl.resource.TlsSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Names of cipher suites and elliptic curves that Envoy 1.40 has. One that it lacks makes it reject everything. The
/// suites of TLS 1.3 cannot be chosen, so their names are not among them.
final class TlsWords {

    static final Set<String> CIPHERS = Set.of(
            "ECDHE-ECDSA-AES128-GCM-SHA256",
            "ECDHE-RSA-AES128-GCM-SHA256",
            "ECDHE-ECDSA-AES256-GCM-SHA384",
            "ECDHE-RSA-AES256-GCM-SHA384",
            "ECDHE-ECDSA-CHACHA20-POLY1305",
            "ECDHE-RSA-CHACHA20-POLY1305",
            "ECDHE-PSK-CHACHA20-POLY1305",
            "ECDHE-ECDSA-AES128-SHA",
            "ECDHE-RSA-AES128-SHA",
            "ECDHE-PSK-AES128-CBC-SHA",
            "ECDHE-ECDSA-AES256-SHA",
            "ECDHE-RSA-AES256-SHA",
            "ECDHE-PSK-AES256-CBC-SHA",
            "ECDHE-ECDSA-AES128-SHA256",
            "ECDHE-RSA-AES128-SHA256",
            "AES128-GCM-SHA256",
            "AES256-GCM-SHA384",
            "AES128-SHA",
            "AES256-SHA",
            "PSK-AES128-CBC-SHA",
            "PSK-AES256-CBC-SHA",
            "DES-CBC3-SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_AES_256_CBC_SHA",
            "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_PSK_WITH_AES_128_CBC_SHA",
            "TLS_PSK_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256");

    /// Words for several suites at once.
    static final Set<String> GROUPS = Set.of(
            "ALL",
            "HIGH",
            "DEFAULT",
            "FIPS",
            "ECDHE",
            "EECDH",
            "kECDHE",
            "kEECDH",
            "ECDSA",
            "aECDSA",
            "RSA",
            "aRSA",
            "kRSA",
            "PSK",
            "aPSK",
            "kPSK",
            "AES",
            "AES128",
            "AES256",
            "AESGCM",
            "CHACHA20",
            "3DES",
            "SHA",
            "SHA1",
            "TLSv1",
            "TLSv1.2",
            "SSLv3");

    static final Set<String> CURVES = Set.of(
            "X25519",
            "x25519",
            "P-256",
            "P-384",
            "P-521",
            "X25519MLKEM768",
            "MLKEM1024",
            "prime256v1",
            "secp384r1",
            "secp521r1");

    private TlsWords() {}

    /// A cipher suite that Envoy lacks.
    static Optional<String> unknownCipher(TlsSettings settings) {
        return settings.cipherSuites().orElse(List.of()).stream()
                .filter(each -> !isKnown(each))
                .findFirst();
    }

    /// A curve that Envoy lacks.
    static Optional<String> unknownCurve(TlsSettings settings) {
        return settings.ecdhCurves().orElse(List.of()).stream()
                .filter(each -> !CURVES.contains(each))
                .findFirst();
    }

    /// A name of a suite or of several, or what joins or excludes them: `ECDHE+AESGCM`, `[A|B]`, `A:B`, `!3DES`.
    private static boolean isKnown(String text) {
        boolean group = text.startsWith("[") && text.endsWith("]");
        String inner = group ? text.substring(1, text.length() - 1) : text;
        for (String each : inner.replace('|', ':').replace('+', ':').split(":", -1)) {
            String name = each.startsWith("!") || each.startsWith("-") ? each.substring(1) : each;
            if (!CIPHERS.contains(name) && !GROUPS.contains(name)) return false;
        }
        return true;
    }
}
