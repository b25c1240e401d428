package emissaryctl.envoy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// PEM texts that Envoy accepts: a certificate that signs itself, its key, and a revocation list of its own.
public record TestCertificates(String certificate, String key, String revocations) {

    public static TestCertificates create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            X500Name name = new X500Name("CN=example.com");
            Date yesterday = Date.from(Instant.now().minus(1, ChronoUnit.DAYS));
            Date tomorrow = Date.from(Instant.now().plus(1, ChronoUnit.DAYS));
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            name, BigInteger.ONE, yesterday, tomorrow, name, keys.getPublic())
                    .build(signer);
            X509v2CRLBuilder revocations = new X509v2CRLBuilder(name, yesterday).setNextUpdate(tomorrow);
            return new TestCertificates(
                    pem(certificate),
                    pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded())),
                    pem(revocations.build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
