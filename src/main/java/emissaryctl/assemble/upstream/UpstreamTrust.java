package emissaryctl.assemble.upstream;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.text.IpAddress;
import emissaryctl.gateway.PeerName.AddressName;
import emissaryctl.gateway.PeerName.ServerName;
import emissaryctl.gateway.Pem;
import emissaryctl.gateway.Pem.PemFile;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsPeer.KeyPair;
import java.util.Optional;

/// TLS with services for which no TLSContext says how: any certificate will do (O-41), or one for the name that was
/// written, by an authority that is trusted. `certificate` is what the service is shown.
public record UpstreamTrust(Optional<Pem> authority, Optional<KeyPair> certificate) {

    /// As the profile has it.
    UpstreamTrust(AssembleOptions options) {
        this(options.profile().verifiesUpstreams() ? standard(options) : Optional.empty(), Optional.empty());
    }

    /// Any certificate, or one that the authorities of the machine have signed.
    public static UpstreamTrust of(AssembleOptions options, boolean verifies) {
        return new UpstreamTrust(verifies ? standard(options) : Optional.empty(), Optional.empty());
    }

    /// The authorities that are trusted when nobody says which.
    public static Optional<Pem> standard(AssembleOptions options) {
        return Optional.of(new PemFile(options.edge().trustedCa()));
    }

    /// Towards a host name or address.
    TlsOrigination towards(String host) {
        TlsPeer peer = new TlsPeer(certificate, authority);
        if (authority.isEmpty()) return new TlsOrigination(peer, Optional.empty());
        Optional<String> address = IpAddress.normalise(host);
        if (address.isPresent()) return new TlsOrigination(peer, Optional.empty(), new AddressName(address.get()));
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return new TlsOrigination(peer, Optional.of(name), new ServerName());
    }
}
