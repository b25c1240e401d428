package emissaryctl.traffic;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// A certificate and its key.
public record Identity(X509Certificate certificate, PrivateKey key) {

    public String certificatePem() {
        return Pem.of(certificate);
    }

    public String keyPem() {
        return Pem.of(key);
    }
}
