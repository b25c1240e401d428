package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import emissaryctl.envoy.message.DataSources;
import emissaryctl.envoy.message.Matchers;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.PeerName;
import emissaryctl.gateway.PeerName.AddressName;
import emissaryctl.gateway.PeerName.AnyName;
import emissaryctl.gateway.PeerName.ServerName;
import emissaryctl.gateway.Pem;
import emissaryctl.gateway.Pem.PemFile;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsPeer.KeyPair;
import emissaryctl.gateway.TlsPeer.Version;
import emissaryctl.gateway.TlsTermination;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher.SanType;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters.TlsProtocol;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import java.util.Optional;

/// TLS in both directions, as transport sockets.
final class TlsTranslator {

    private static final String TLS = "envoy.transport_sockets.tls";
    private static final String QUIC = "envoy.transport_sockets.quic";

    static TransportSocket downstream(TlsTermination tls) {
        return socket(TLS, termination(tls));
    }

    static TransportSocket quicDownstream(TlsTermination tls) {
        return socket(
                QUIC,
                QuicDownstreamTransport.newBuilder()
                        .setDownstreamTlsContext(termination(tls))
                        .build());
    }

    static TransportSocket upstream(TlsOrigination tls) {
        UpstreamTlsContext.Builder context =
                UpstreamTlsContext.newBuilder().setCommonTlsContext(common(tls.peer(), tls.name()));
        tls.sni().ifPresent(context::setSni);
        context.setAutoSniSanValidation(tls.name() instanceof ServerName);
        return socket(TLS, context.build());
    }

    private static TransportSocket socket(String name, Message config) {
        return TransportSocket.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(config))
                .build();
    }

    /// Where clients' certificates can be checked Envoy 1.40 calls it deprecated to leave open whether they must have
    /// one, so what it does then is written.
    private static DownstreamTlsContext termination(TlsTermination tls) {
        DownstreamTlsContext.Builder context =
                DownstreamTlsContext.newBuilder().setCommonTlsContext(common(tls.peer(), new AnyName()));
        Optional<Boolean> open = Optional.of(false)
                .filter(_ -> validation(tls.peer(), new AnyName()).isPresent());
        tls.requireClientCertificate()
                .or(() -> open)
                .map(BoolValue::of)
                .ifPresent(context::setRequireClientCertificate);
        return context.build();
    }

    private static CommonTlsContext common(TlsPeer peer, PeerName name) {
        CommonTlsContext.Builder context = CommonTlsContext.newBuilder().addAllAlpnProtocols(peer.alpnProtocols());
        parameters(peer).ifPresent(context::setTlsParams);
        peer.keyPair().map(TlsTranslator::certificate).ifPresent(context::addTlsCertificates);
        validation(peer, name).ifPresent(context::setValidationContext);
        return context.build();
    }

    private static Optional<TlsParameters> parameters(TlsPeer peer) {
        TlsParameters.Builder parameters = TlsParameters.newBuilder()
                .addAllCipherSuites(peer.cipherSuites())
                .addAllEcdhCurves(peer.ecdhCurves());
        peer.minVersion().map(TlsTranslator::version).ifPresent(parameters::setTlsMinimumProtocolVersion);
        peer.maxVersion().map(TlsTranslator::version).ifPresent(parameters::setTlsMaximumProtocolVersion);
        return Optional.of(parameters.build()).filter(written -> !written.equals(TlsParameters.getDefaultInstance()));
    }

    private static Optional<CertificateValidationContext> validation(TlsPeer peer, PeerName name) {
        CertificateValidationContext.Builder validation = CertificateValidationContext.newBuilder();
        peer.trustedCa().map(TlsTranslator::source).ifPresent(validation::setTrustedCa);
        peer.revocationList().map(TlsTranslator::source).ifPresent(validation::setCrl);
        // Envoy compares the server name with the names of hosts only.
        if (name instanceof AddressName(String address)) {
            validation.addMatchTypedSubjectAltNames(SubjectAltNameMatcher.newBuilder()
                    .setSanType(SanType.IP_ADDRESS)
                    .setMatcher(Matchers.exact(address)));
        }
        return Optional.of(validation.build())
                .filter(written -> !written.equals(CertificateValidationContext.getDefaultInstance()));
    }

    static TlsCertificate certificate(KeyPair keys) {
        return TlsCertificate.newBuilder()
                .setCertificateChain(source(keys.certificateChain()))
                .setPrivateKey(source(keys.privateKey()))
                .build();
    }

    private static DataSource source(Pem pem) {
        return switch (pem) {
            case PemFile(String path) -> DataSources.file(path);
            case PemText inline -> DataSources.inline(inline.text());
        };
    }

    private static TlsProtocol version(Version version) {
        return switch (version) {
            case TLS_1_0 -> TlsProtocol.TLSv1_0;
            case TLS_1_1 -> TlsProtocol.TLSv1_1;
            case TLS_1_2 -> TlsProtocol.TLSv1_2;
            case TLS_1_3 -> TlsProtocol.TLSv1_3;
        };
    }

    private TlsTranslator() {}
}
