package emissaryctl.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Connects with TLS, by any server name, trusting one authority.
public record TlsClient(SSLContext context, List<String> versions) {

    private static final char[] PASSWORD = "in memory".toCharArray();

    public static TlsClient trusting(CertificateAuthority authority) {
        return create(authority, Optional.empty());
    }

    /// One that shows a certificate of its own.
    public static TlsClient trusting(CertificateAuthority authority, Identity own) {
        return create(authority, Optional.of(own));
    }

    /// One that takes any certificate.
    public static TlsClient trustingAnybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Credulous()}, null);
            return new TlsClient(context, List.of("TLSv1.2", "TLSv1.3"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Credulous extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    public TlsClient speaking(String version) {
        return new TlsClient(context, List.of(version));
    }

    private static TlsClient create(CertificateAuthority authority, Optional<Identity> own) {
        try {
            TrustManager[] trust = {authority.trust()};
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.isPresent() ? keyManagers(own.get()) : null, trust, null);
            return new TlsClient(context, List.of("TLSv1.2", "TLSv1.3"));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager[] keyManagers(Identity own) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.key(), PASSWORD, new Certificate[] {own.certificate()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    /// A connection for which the handshake is done, and the server's certificate is for `serverName`.
    public SSLSocket connect(int port, String serverName, String... applicationProtocols) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setSoTimeout(Exchange.PATIENCE_MILLIS);
        plain.setTcpNoDelay(true);
        try {
            return over(plain, serverName, applicationProtocols);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    public SSLSocket over(Socket plain, String serverName, String... applicationProtocols) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, serverName, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(versions.toArray(String[]::new));
        parameters.setApplicationProtocols(applicationProtocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    public static X509Certificate certificate(SSLSocket socket) throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
}
