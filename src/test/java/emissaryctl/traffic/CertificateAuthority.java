package emissaryctl.traffic;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Issues certificates for tests, in memory.
public final class CertificateAuthority {

    private final KeyPair keys;
    private final X500Name name;
    private final Identity identity;

    public CertificateAuthority(String commonName) {
        try {
            keys = newKeys();
            name = new X500Name("CN=" + commonName);
            X509v3CertificateBuilder certificate =
                    certificate(name, keys).addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            identity = sign(certificate, keys);
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Its own certificate, which signs itself.
    public Identity identity() {
        return identity;
    }

    /// Who believes this authority, and no other.
    public X509TrustManager trust() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", identity.certificate());
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// For host names and IPv4 addresses.
    public Identity issue(String... hostnames) {
        try {
            KeyPair subjectKeys = newKeys();
            GeneralName[] names = Arrays.stream(hostnames)
                    .map(n -> new GeneralName(isAddress(n) ? GeneralName.iPAddress : GeneralName.dNSName, n))
                    .toArray(GeneralName[]::new);
            X509v3CertificateBuilder certificate = certificate(new X500Name("CN=" + hostnames[0]), subjectKeys)
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            return sign(certificate, subjectKeys);
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAddress(String name) {
        return name.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder certificate(X500Name subject, KeyPair subjectKeys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                subject,
                subjectKeys.getPublic());
    }

    private Identity sign(X509v3CertificateBuilder certificate, KeyPair subjectKeys)
            throws GeneralSecurityException, OperatorCreationException {
        return new Identity(
                new JcaX509CertificateConverter()
                        .getCertificate(certificate.build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))),
                subjectKeys.getPrivate());
    }
}
