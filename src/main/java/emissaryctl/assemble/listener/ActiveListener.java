package emissaryctl.assemble.listener;

import emissaryctl.assemble.host.ActiveHost;
import emissaryctl.assemble.host.LabelMatching;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.resource.LabelSelector;
import emissaryctl.resource.Listener.SecurityModel;
import emissaryctl.resource.Metadata;
import emissaryctl.source.Origin;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A Listener in use. `namespace` absent: Hosts of every namespace. `source` is absent for listeners made for a
/// TCPMapping.
public record ActiveListener(
        String name,
        Origin origin,
        ListenAddress address,
        List<Layer> stack,
        SecurityModel securityModel,
        Optional<String> namespace,
        Optional<LabelSelector> hostSelector,
        String statsPrefix,
        int l7Depth,
        Optional<Integer> http2MaxConcurrentStreams,
        boolean http3,
        Optional<Metadata> source) {

    /// One protocol of the stack, outermost first.
    public enum Layer {
        HTTP,
        PROXY,
        TLS,
        TCP,
        UDP
    }

    public ActiveListener {
        stack = List.copyOf(stack);
    }

    boolean http() {
        return stack.contains(Layer.HTTP);
    }

    boolean tls() {
        return stack.contains(Layer.TLS);
    }

    boolean quic() {
        return address.transport() == ListenAddress.Transport.UDP;
    }

    ActiveListener withHttp3() {
        return new ActiveListener(
                name,
                origin,
                address,
                stack,
                securityModel,
                namespace,
                hostSelector,
                statsPrefix,
                l7Depth,
                http2MaxConcurrentStreams,
                true,
                source);
    }

    boolean accepts(ActiveHost host, LabelMatching matching) {
        return accepts(host.namespace(), host.labels(), matching);
    }

    boolean accepts(Metadata host, LabelMatching matching) {
        return accepts(host.ref().namespace(), host.labels(), matching);
    }

    private boolean accepts(String hostNamespace, SortedMap<String, String> labels, LabelMatching matching) {
        return namespace.filter(n -> !n.equals(hostNamespace)).isEmpty()
                && (hostSelector.isEmpty() || matching.selects(hostSelector.get(), labels));
    }
}
