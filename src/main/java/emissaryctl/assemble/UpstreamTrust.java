package emissaryctl.assemble;

import emissaryctl.gateway.PeerName.AddressName;
import emissaryctl.gateway.PeerName.ServerName;
import emissaryctl.gateway.Pem.PemFile;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import java.util.Optional;

/// TLS with services for which no TLSContext says how: any certificate will do (O-41), or one for the name that was
/// written.
record UpstreamTrust(boolean verifies, String trustedCa) {

    /// As the profile has it.
    UpstreamTrust(AssembleOptions options) {
        this(options.profile().verifiesUpstreams(), options.edge().trustedCa());
    }

    /// Towards a host name or address.
    TlsOrigination towards(String host) {
        if (!verifies) return new TlsOrigination(TlsPeer.NONE, Optional.empty());
        TlsPeer peer = TlsPeer.trusting(new PemFile(trustedCa));
        Optional<String> address = IpAddress.normalise(host);
        if (address.isPresent()) return new TlsOrigination(peer, Optional.empty(), new AddressName(address.get()));
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return new TlsOrigination(peer, Optional.of(name), new ServerName());
    }
}
