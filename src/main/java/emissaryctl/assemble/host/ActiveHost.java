package emissaryctl.assemble.host;

import emissaryctl.assemble.tls.ResolvedTls;
import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.LabelSelector;
import emissaryctl.resource.Metadata;
import emissaryctl.source.Origin;
import java.util.Optional;
import java.util.SortedMap;

/// A Host in use. `name` is the effective name; `sni` the hostname without a port; `tls` how it is terminated, absent
/// for cleartext only.
public record ActiveHost(
        String name,
        Origin origin,
        String namespace,
        SortedMap<String, String> labels,
        String hostname,
        Optional<LabelSelector> mappingSelector,
        Optional<ResolvedTls> tls,
        InsecureAction insecureAction,
        Optional<Metadata> source) {

    /// The host name without a port.
    public String sni() {
        int colon = hostname.lastIndexOf(':');
        return colon < 0 ? hostname : hostname.substring(0, colon);
    }
}
