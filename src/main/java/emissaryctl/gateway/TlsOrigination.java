package emissaryctl.gateway;

import java.util.Optional;

/// TLS towards a cluster (`UpstreamTlsContext`). A name is checked only where there is a CA.
public record TlsOrigination(TlsPeer peer, Optional<String> sni, PeerName name) {

    public TlsOrigination(TlsPeer peer, Optional<String> sni) {
        this(peer, sni, new PeerName.AnyName());
    }
}
