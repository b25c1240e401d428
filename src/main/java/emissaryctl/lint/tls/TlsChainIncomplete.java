package emissaryctl.lint.tls;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.KubernetesSecret;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;

/// A chain in the wrong order, or one that stops before it reaches somebody whom clients know.
final class TlsChainIncomplete implements ResourceRule<KubernetesSecret> {

    @Override
    public Code code() {
        return Code.TLS_CHAIN_INCOMPLETE;
    }

    @Override
    public Class<KubernetesSecret> kind() {
        return KubernetesSecret.class;
    }

    @Override
    public void check(KubernetesSecret kubernetesSecret, Model model, Consumer<Diagnostic> found) {
        List<X509Certificate> chain = Certificates.of(kubernetesSecret);
        for (int i = 1; i < chain.size(); i++) {
            if (chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) continue;
            found.accept(Diagnostic.warning(
                            code(),
                            CertificatePlaces.certificate(kubernetesSecret),
                            "certificate " + (i + 1) + " in Secret `" + kubernetesSecret.name()
                                    + "` is not the issuer of the one before it; many clients cannot follow the chain")
                    .withHelp("put the certificate of the server first, then each issuer behind what it has signed"));
            return;
        }
    }
}
