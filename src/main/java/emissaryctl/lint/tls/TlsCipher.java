package emissaryctl.lint.tls;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Cipher suites without forward secrecy or with CBC. They do nothing for TLS 1.3, whose suites are all good.
final class TlsCipher implements Rule {

    @Override
    public Code code() {
        return Code.TLS_CIPHER;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (TlsPlaces.Place place : TlsPlaces.all(model)) {
            List<String> suites = place.settings().cipherSuites().orElse(List.of());
            for (int i = 0; i < suites.size(); i++) {
                Optional<String> why = weakness(suites.get(i));
                if (why.isEmpty()) continue;
                found.accept(Diagnostic.warning(
                                code(),
                                place.at("cipher_suites", Integer.toString(i)),
                                "the cipher suite `" + suites.get(i) + "` " + why.get())
                        .withHelp("keep suites that begin with ECDHE and hold GCM or CHACHA20"));
            }
        }
    }

    private static Optional<String> weakness(String suite) {
        if (suite.contains("3DES") || suite.contains("DES-CBC3")) return Optional.of("has blocks of 64 bits (Sweet32)");
        boolean named = suite.startsWith("AES") || suite.startsWith("TLS_RSA_WITH");
        if (named) return Optional.of("has no forward secrecy: who learns the key reads what was recorded");
        boolean modern = suite.contains("GCM") || suite.contains("POLY1305");
        boolean single = suite.startsWith("ECDHE-") && !suite.contains("PSK");
        return single && !modern ? Optional.of("uses CBC with SHA-1") : Optional.empty();
    }
}
