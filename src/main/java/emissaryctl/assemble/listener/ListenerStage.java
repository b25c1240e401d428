package emissaryctl.assemble.listener;

import emissaryctl.assemble.listener.ActiveListener.Layer;
import emissaryctl.assemble.listener.TcpStage.TcpGroup;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.text.EffectiveNames;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.resource.LabelSelector;
import emissaryctl.resource.Listener;
import emissaryctl.resource.Listener.NamespaceFrom;
import emissaryctl.resource.Listener.SecurityModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Decides which Listeners are in use, and adds those that TCPMappings need.
public final class ListenerStage {

    private static final Map<String, List<Layer>> STACKS = Map.of(
            "HTTP", List.of(Layer.HTTP, Layer.TCP),
            "HTTPS", List.of(Layer.TLS, Layer.HTTP, Layer.TCP),
            "HTTPPROXY", List.of(Layer.PROXY, Layer.HTTP, Layer.TCP),
            "HTTPSPROXY", List.of(Layer.TLS, Layer.PROXY, Layer.HTTP, Layer.TCP),
            "TCP", List.of(Layer.TCP),
            "TLS", List.of(Layer.TLS, Layer.TCP));

    private final AssembleOptions options;
    private final List<Diagnostic> found = new ArrayList<>();
    private final SequencedMap<ListenAddress, ActiveListener> listeners = new LinkedHashMap<>();

    private ListenerStage(AssembleOptions options) {
        this.options = options;
    }

    /// The listeners that can be opened: those that are written, and those that TCPMappings bring.
    public static Outcome<List<ActiveListener>> assemble(
            List<Listener> written, List<TcpGroup> tcpGroups, AssembleOptions options) {
        ListenerStage stage = new ListenerStage(options);
        EffectiveNames.of(written).forEach(stage::add);
        stage.pairHttp3();
        SequencedMap<ListenAddress, TcpGroup> last = new LinkedHashMap<>();
        tcpGroups.forEach(group -> last.put(new ListenAddress(group.address(), group.port(), Transport.TCP), group));
        last.forEach(stage::addFor);
        return new Outcome<>(List.copyOf(stage.listeners.values()), stage.found);
    }

    private void add(String name, Listener listener) {
        Optional<List<Layer>> stack = stack(listener);
        if (stack.isEmpty() || !bindingIsValid(listener)) return;
        Layer last = stack.get().getLast();
        boolean quic = last == Layer.UDP;
        if (!quic && last != Layer.TCP) {
            found.add(ListenerProblems.stackWithoutTransport(listener));
            return;
        }
        if (quic && !stack.get().contains(Layer.HTTP)) {
            found.add(ListenerProblems.udpWithoutHttp(listener));
            return;
        }
        ListenAddress address =
                new ListenAddress(options.bindAddress(), listener.port(), quic ? Transport.UDP : Transport.TCP);
        ActiveListener taken = listeners.get(address);
        if (taken != null) {
            found.add(ListenerProblems.portTaken(listener, taken.origin()));
            return;
        }
        listeners.put(address, active(name, listener, stack.get(), address));
    }

    private Optional<List<Layer>> stack(Listener listener) {
        if (listener.protocolStack().filter(s -> !s.isEmpty()).isPresent()) {
            if (listener.protocol().isPresent()) found.add(ListenerProblems.protocolAndStack(listener));
            List<Layer> layers = new ArrayList<>();
            for (String word : listener.protocolStack().get()) layers.add(Layer.valueOf(word));
            return Optional.of(layers);
        }
        if (listener.protocol().isEmpty()) {
            found.add(ListenerProblems.noProtocol(listener));
            return Optional.empty();
        }
        Optional<List<Layer>> stack =
                Optional.ofNullable(STACKS.get(listener.protocol().get()));
        if (stack.isEmpty()) found.add(ListenerProblems.protocolWithoutStack(listener));
        return stack;
    }

    private boolean bindingIsValid(Listener listener) {
        var binding = listener.hostBinding();
        boolean selects =
                binding.selector().filter(selector -> !selector.isEmpty()).isPresent();
        if (binding.namespaceFrom().isEmpty() && !selects) {
            found.add(ListenerProblems.emptyHostBinding(listener));
            return false;
        }
        if (binding.namespaceFrom().equals(Optional.of(NamespaceFrom.SELECTOR))) {
            found.add(ListenerProblems.namespaceSelector(listener));
        }
        boolean expressionsOnly = binding.selector()
                .filter(s -> s.matchLabels().isEmpty() && !s.matchExpressions().isEmpty())
                .isPresent();
        if (expressionsOnly && options.profile().ignoresMatchExpressions()) {
            found.add(ListenerProblems.selectorWithoutLabels(listener));
            return false;
        }
        return true;
    }

    private ActiveListener active(String name, Listener listener, List<Layer> stack, ListenAddress address) {
        boolean everywhere = listener.hostBinding().namespaceFrom().equals(Optional.of(NamespaceFrom.ALL));
        Optional<LabelSelector> selector = listener.hostBinding().selector().filter(s -> !s.isEmpty());
        return new ActiveListener(
                name,
                listener.metadata().origin(),
                address,
                stack,
                listener.securityModel(),
                everywhere ? Optional.empty() : Optional.of(listener.namespace()),
                selector,
                listener.statsPrefix().filter(p -> !p.isEmpty()).orElse(statsPrefix(stack, address)),
                listener.l7Depth(),
                listener.http2MaxConcurrentStreams(),
                address.transport() == Transport.UDP,
                Optional.of(listener.metadata()));
    }

    private static String statsPrefix(List<Layer> stack, ListenAddress address) {
        boolean tls = stack.contains(Layer.TLS);
        if (stack.contains(Layer.HTTP)) return tls ? "ingress_https" : "ingress_http";
        if (tls) return "ingress_tls_" + address.port();
        return (address.transport() == Transport.UDP ? "ingress_udp_" : "ingress_tcp_") + address.port();
    }

    /// A TCP listener beside a QUIC one on the same port tells clients about HTTP/3.
    private void pairHttp3() {
        Set<ListenAddress> quic = new HashSet<>(listeners.keySet());
        listeners.replaceAll((address, listener) -> {
            ListenAddress twin = new ListenAddress(address.address(), address.port(), Transport.UDP);
            return listener.http() && quic.contains(twin) ? listener.withHttp3() : listener;
        });
    }

    /// A port that no Listener opens. Of several groups on it the last decides what the listener is like.
    private void addFor(ListenAddress address, TcpGroup group) {
        if (listeners.containsKey(address)) return;
        List<Layer> stack = group.host().isPresent() ? List.of(Layer.TLS, Layer.TCP) : List.of(Layer.TCP);
        listeners.put(
                address,
                new ActiveListener(
                        "listener-" + group.address() + "-" + group.port(),
                        group.origin(),
                        address,
                        stack,
                        SecurityModel.SECURE,
                        Optional.of(options.ambassadorNamespace()),
                        Optional.empty(),
                        statsPrefix(stack, address),
                        0,
                        Optional.empty(),
                        false,
                        Optional.empty()));
    }
}
