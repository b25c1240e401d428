package emissaryctl.assemble.host;

import emissaryctl.assemble.tls.TlsContexts;
import emissaryctl.resource.Metadata;
import java.util.List;

/// Hosts in use, Hosts that a finding keeps out of use, and the TLS contexts there are.
public record HostSet(List<ActiveHost> active, List<Metadata> refused, TlsContexts contexts) {

    public HostSet {
        active = List.copyOf(active);
        refused = List.copyOf(refused);
    }
}
