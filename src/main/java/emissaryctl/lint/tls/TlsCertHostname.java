package emissaryctl.lint.tls;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.Host;
import emissaryctl.resource.KubernetesSecret;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// A Host whose certificate names other hosts: browsers refuse it.
final class TlsCertHostname implements ResourceRule<Host> {

    @Override
    public Code code() {
        return Code.TLS_CERT_HOSTNAME;
    }

    @Override
    public Class<Host> kind() {
        return Host.class;
    }

    @Override
    public void check(Host host, Model model, Consumer<Diagnostic> found) {
        Optional<KubernetesSecret> secret = CertificatePlaces.secretOf(host, model);
        String hostname = host.hostname().orElse("*");
        if (secret.isEmpty() || hostname.equals("*") || hostname.endsWith("*")) return;
        List<X509Certificate> chain = Certificates.of(secret.get());
        if (chain.isEmpty()) return;
        List<String> names = Certificates.names(chain.getFirst());
        String bare = hostname.indexOf(':') > 0 ? hostname.substring(0, hostname.indexOf(':')) : hostname;
        if (names.stream().anyMatch(name -> covers(name, bare.toLowerCase(Locale.ROOT)))) return;
        String known = names.isEmpty()
                ? "no host at all"
                : "`" + String.join("`, `", names.stream().limit(4).toList()) + "`";
        found.accept(Diagnostic.error(
                        code(),
                        host.metadata().at("hostname"),
                        "the certificate in Secret `" + secret.get().name() + "` is for " + known + ", not for `"
                                + hostname + "`; clients refuse it")
                .withLabel(CertificatePlaces.certificate(secret.get()), "the certificate")
                .withHelp("use a certificate that names the host; a `*.` in it stands for one label"));
    }

    /// RFC 6125: a star stands for one label at the beginning.
    private static boolean covers(String name, String hostname) {
        String pattern = name.toLowerCase(Locale.ROOT);
        if (pattern.equals(hostname)) return true;
        if (!pattern.startsWith("*.") || hostname.startsWith("*.")) return false;
        int dot = hostname.indexOf('.');
        return dot > 0 && hostname.substring(dot).equals(pattern.substring(1));
    }
}
