package emissaryctl.lint.tls;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.source.Span;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Certificates that are no longer valid, or not yet. Envoy serves them all the same.
final class TlsCertExpired implements ResourceRule<KubernetesSecret> {

    @Override
    public Code code() {
        return Code.TLS_CERT_EXPIRED;
    }

    @Override
    public Class<KubernetesSecret> kind() {
        return KubernetesSecret.class;
    }

    @Override
    public void check(KubernetesSecret kubernetesSecret, Model model, Consumer<Diagnostic> found) {
        List<X509Certificate> chain = Certificates.of(kubernetesSecret);
        if (chain.isEmpty()) return;
        X509Certificate leaf = chain.getFirst();
        Instant now = model.settings().time();
        Instant end = leaf.getNotAfter().toInstant();
        Instant start = leaf.getNotBefore().toInstant();
        Span at = CertificatePlaces.certificate(kubernetesSecret);
        if (end.isBefore(now)) {
            found.accept(Diagnostic.error(
                            code(),
                            at,
                            "the certificate in Secret `" + kubernetesSecret.name() + "` ended on " + day(end)
                                    + "; clients refuse it, and Envoy serves it all the same")
                    .withHelp("renew it"));
        } else if (start.isAfter(now)) {
            found.accept(Diagnostic.error(
                            code(),
                            at,
                            "the certificate in Secret `" + kubernetesSecret.name() + "` is not valid before "
                                    + day(start) + "; clients refuse it until then")
                    .withHelp("use one that is valid now"));
        } else if (end.isBefore(now.plus(model.settings().certificateWarning()))) {
            found.accept(Diagnostic.warning(
                            code(),
                            at,
                            "the certificate in Secret `" + kubernetesSecret.name() + "` ends on " + day(end) + ", in "
                                    + Duration.between(now, end).toDays() + " days")
                    .withHelp("renew it"));
        }
    }

    private static String day(Instant instant) {
        return instant.atZone(java.time.ZoneOffset.UTC).toLocalDate().toString();
    }
}
