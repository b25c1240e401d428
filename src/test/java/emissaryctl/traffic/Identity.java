package emissaryctl.traffic;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// A certificate and its key.
record Identity(X509Certificate certificate, PrivateKey key) {

    String certificatePem() {
        return Pem.of(certificate);
    }

    String keyPem() {
        return Pem.of(key);
    }
}
