package emissaryctl.assemble.tls;

import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsTermination;
import emissaryctl.source.Origin;
import java.util.List;
import java.util.Optional;

/// A TLS context that can be used, certificates and all.
public record ResolvedTls(
        String key,
        Origin origin,
        List<String> hosts,
        TlsPeer peer,
        Optional<Boolean> certRequired,
        Optional<String> sni) {

    public ResolvedTls {
        hosts = List.copyOf(hosts);
    }

    /// Whether clients must show a certificate, and there is no CA to look at it: Envoy then asks nobody for one.
    public boolean lacksClientCa() {
        return certRequired.orElse(false) && peer.trustedCa().isEmpty();
    }

    /// Towards clients; `sni` has no meaning there (O-14).
    public TlsTermination termination() {
        return new TlsTermination(peer, certRequired);
    }

    /// Towards clients over QUIC: the protocols that were written are those of TCP, and Envoy refuses every client that
    /// offers h3 when they are listed here.
    public TlsTermination quicTermination() {
        return new TlsTermination(peer.withoutAlpnProtocols(), certRequired);
    }

    /// Towards services.
    public TlsOrigination origination() {
        return new TlsOrigination(peer, sni);
    }
}
