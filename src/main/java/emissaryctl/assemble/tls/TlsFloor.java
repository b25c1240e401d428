package emissaryctl.assemble.tls;

import emissaryctl.assemble.profile.EdgeDefaults;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsPeer.Version;
import emissaryctl.gateway.TlsTermination;
import java.util.Optional;
import java.util.stream.Stream;

/// The least that clients must speak, where the resources do not say it.
public final class TlsFloor {

    private TlsFloor() {}

    public static TlsTermination raise(TlsTermination tls) {
        return new TlsTermination(raise(tls.peer()), tls.requireClientCertificate());
    }

    /// Versions below 1.2 have none of these ciphers: who writes one means it.
    private static TlsPeer raise(TlsPeer peer) {
        boolean versioned = peer.minVersion().isPresent() || peer.maxVersion().isPresent();
        boolean old = Stream.of(peer.minVersion(), peer.maxVersion())
                .flatMap(Optional::stream)
                .anyMatch(version -> version.compareTo(Version.TLS_1_2) < 0);
        return new TlsPeer(
                peer.keyPair(),
                peer.trustedCa(),
                peer.revocationList(),
                peer.alpnProtocols(),
                versioned ? peer.minVersion() : Optional.of(Version.TLS_1_2),
                peer.maxVersion(),
                peer.cipherSuites().isEmpty() && !old ? EdgeDefaults.CIPHER_SUITES : peer.cipherSuites(),
                peer.ecdhCurves());
    }
}
