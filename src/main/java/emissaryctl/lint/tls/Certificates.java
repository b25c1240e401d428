package emissaryctl.lint.tls;

import emissaryctl.resource.KubernetesSecret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The certificates in a Secret. Nothing of a private key is read.
final class Certificates {

    private static final int DNS_NAME = 2;

    private Certificates() {}

    /// The chain in the order of the Secret; empty when it cannot be read, which the compiler reports.
    static List<X509Certificate> of(KubernetesSecret secret) {
        String text = secret.certificate().map(pem -> pem.reveal()).orElse("");
        int start = text.indexOf("-----BEGIN CERTIFICATE-----");
        if (start < 0) return List.of();
        List<X509Certificate> chain = new ArrayList<>();
        try {
            byte[] bytes = text.substring(start).getBytes(StandardCharsets.US_ASCII);
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            for (Certificate each : read) if (each instanceof X509Certificate known) chain.add(known);
        } catch (CertificateException e) {
            return List.of();
        }
        return chain;
    }

    /// The host names that a certificate is for. The common name has not counted for long.
    static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all == null) return List.of();
            for (List<?> each : all) {
                if (Integer.valueOf(DNS_NAME).equals(each.get(0))
                        && each.get(1) instanceof String name
                        && !name.isEmpty()) names.add(name);
            }
        } catch (CertificateException e) {
            return List.of();
        }
        return names;
    }
}
