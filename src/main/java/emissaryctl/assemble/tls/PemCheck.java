package emissaryctl.assemble.tls;

import emissaryctl.diag.Code;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.SecretBytes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/// Whether Envoy could use a Secret: certificates that can be read, and a key that belongs to the first of them. Envoy
/// would reject everything otherwise. Faults are told without a word of the content.
final class PemCheck {

    private static final byte[] SAMPLE = "emissaryctl".getBytes(StandardCharsets.US_ASCII);
    private static final int SMALLEST_RSA = 2048;
    private static final String MISMATCH = "does not belong to the certificate";

    private PemCheck() {}

    /// What is wrong: the key of the data item, and what is to be said of it.
    record Fault(Code code, String item, String what) {}

    static Optional<Fault> fault(KubernetesSecret secret) {
        if (secret.certificate().isEmpty()) return Optional.empty();
        Optional<PublicKey> publicKey = firstPublicKey(secret.certificate().get());
        if (publicKey.isEmpty())
            return Optional.of(new Fault(Code.TLS_SECRET_MALFORMED, "tls.crt", "is no PEM certificate"));
        if (secret.privateKey().isEmpty()) return Optional.empty();
        if (publicKey.get() instanceof RSAKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA) {
            return Optional.of(new Fault(
                    Code.TLS_WEAK_KEY, "tls.crt", "has an RSA key of fewer than 2048 bits, which Envoy refuses"));
        }
        return keyFault(secret.privateKey().get(), publicKey.get())
                .map(what -> new Fault(
                        what.equals(MISMATCH) ? Code.TLS_KEY_MISMATCH : Code.TLS_SECRET_MALFORMED, "tls.key", what));
    }

    private static Optional<PublicKey> firstPublicKey(SecretBytes pem) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            String text = pem.reveal();
            int start = text.indexOf("-----BEGIN");
            if (start < 0) return Optional.empty();
            byte[] bytes = text.substring(start).getBytes(StandardCharsets.US_ASCII);
            Collection<? extends Certificate> chain = factory.generateCertificates(new ByteArrayInputStream(bytes));
            return chain.stream().findFirst().map(Certificate::getPublicKey);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// Keys of kinds that the JDK doesn't know are left to Envoy.
    private static Optional<String> keyFault(SecretBytes pem, PublicKey publicKey) {
        String text = pem.reveal();
        if (text.contains("ENCRYPTED")) return Optional.of("is encrypted, and Envoy is given no passphrase");
        Optional<byte[]> der = der(text);
        if (der.isEmpty()) return Optional.of("is no PEM private key");
        String algorithm = publicKey instanceof RSAKey ? "RSA" : publicKey instanceof ECKey ? "EC" : "";
        if (algorithm.isEmpty()) return Optional.empty();
        Optional<PrivateKey> key = privateKey(text, der.get(), algorithm, publicKey);
        if (key.isEmpty()) return Optional.of("is no " + algorithm + " key, which the certificate is for");
        boolean fits = carries(der.get(), publicKey) || belongTogether(key.get(), publicKey, algorithm);
        return fits ? Optional.empty() : Optional.of(MISMATCH);
    }

    /// Whether the key comes with the public key of the certificate, as most tools write an EC key: at its end. Envoy
    /// checks that the two fit, and to do so here with a signature takes the JDK a fifth of a short run.
    private static boolean carries(byte[] der, PublicKey publicKey) {
        if (!(publicKey instanceof ECKey ec)) return false;
        int coordinate = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        int point = 1 + 2 * coordinate;
        byte[] encoded = publicKey.getEncoded();
        return der.length >= point
                && encoded.length >= point
                && Arrays.equals(der, der.length - point, der.length, encoded, encoded.length - point, encoded.length);
    }

    private static Optional<byte[]> der(String text) {
        int begin = text.indexOf("PRIVATE KEY-----");
        int end = text.indexOf("-----END", Math.max(begin, 0));
        if (begin < 0 || end < 0) return Optional.empty();
        String base64 = text.substring(begin + "PRIVATE KEY-----".length(), end);
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PrivateKey> privateKey(String text, byte[] der, String algorithm, PublicKey publicKey) {
        boolean traditional = text.contains("BEGIN RSA PRIVATE KEY") || text.contains("BEGIN EC PRIVATE KEY");
        byte[] pkcs8 = traditional ? Pkcs8.wrap(der, publicKey) : der;
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(privateKey);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
