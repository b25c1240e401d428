package emissaryctl.explain;

import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.Arrival.Cause;
import emissaryctl.explain.Arrival.Closed;
import emissaryctl.explain.Arrival.ListenerReason;
import emissaryctl.explain.Arrival.Nowhere;
import emissaryctl.explain.Arrival.NowhereCause;
import emissaryctl.explain.match.ChainChoice;
import emissaryctl.explain.request.ReceivedHeaders;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainMatch.Security;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.ListenAddress.Transport;
import java.util.List;
import java.util.Optional;

/// Finds the listener and filter chain that a request reaches. A URL seldom names a Listener's port, since a Service
/// lies in front: without a listener on the port, the first that suits is taken.
final class Arrivals {

    private final Gateway gateway;
    private final Request request;
    private final List<Listener> listeners;

    private Arrivals(Gateway gateway, Request request) {
        this.gateway = gateway;
        this.request = request;
        Transport transport = request.http3() ? Transport.UDP : Transport.TCP;
        this.listeners = gateway.listeners().stream()
                .filter(listener -> listener.address().transport() == transport)
                .toList();
    }

    static Arrival of(Gateway gateway, Request request) {
        return new Arrivals(gateway, request).arrival();
    }

    private Arrival arrival() {
        if (gateway.listeners().isEmpty()) return new Nowhere(NowhereCause.NO_LISTENERS);
        if (listeners.isEmpty()) {
            return new Nowhere(request.http3() ? NowhereCause.NONE_FOR_HTTP3 : NowhereCause.NO_LISTENERS);
        }
        if (request.gatewayPort().isPresent())
            return onGatewayPort(request.gatewayPort().get());
        Optional<Listener> byUrl = request.urlPort().flatMap(this::on);
        if (byUrl.isPresent()) return at(byUrl.get(), ListenerReason.URL_PORT);
        Optional<Listener> standard = on(request.scheme().port());
        if (request.urlPort().isEmpty() && standard.isPresent()) return at(standard.get(), ListenerReason.SCHEME_PORT);
        return firstSuitable();
    }

    private Optional<Listener> on(int port) {
        return listeners.stream()
                .filter(listener -> listener.address().port() == port)
                .findFirst();
    }

    /// What the client speaks and what arrives may differ here: TLS may end in front.
    private Arrival onGatewayPort(int port) {
        Optional<Listener> there = on(port);
        if (there.isEmpty()) return new Nowhere(NowhereCause.NONE_ON_PORT);
        Arrival direct = at(there.get(), ListenerReason.GATEWAY_PORT);
        return direct instanceof Accepted
                ? direct
                : behindProxy(there.get(), ListenerReason.GATEWAY_PORT).orElse(direct);
    }

    private Arrival firstSuitable() {
        Optional<Arrival> http = accepted(true);
        if (http.isPresent()) return http.get();
        for (Listener listener : listeners) {
            Optional<Arrival> behind = behindProxy(listener, ListenerReason.TLS_ENDS_BEFORE);
            if (behind.isPresent()) return behind.get();
        }
        Optional<Arrival> tcp = accepted(false);
        if (tcp.isPresent()) return tcp.get();
        if (request.http3()) return new Nowhere(NowhereCause.NONE_FOR_HTTP3);
        return new Nowhere(secure() ? NowhereCause.NONE_FOR_TLS : NowhereCause.NONE_FOR_CLEARTEXT);
    }

    private Optional<Arrival> accepted(boolean http) {
        for (Listener listener : listeners) {
            Arrival arrival = at(listener, ListenerReason.FIRST_SUITABLE);
            boolean suits = arrival instanceof Accepted taken && taken.chain().content() instanceof HttpTraffic == http;
            if (suits) return Optional.of(arrival);
        }
        return Optional.empty();
    }

    private boolean secure() {
        return request.scheme() == Scheme.HTTPS;
    }

    private Arrival at(Listener listener, ListenerReason reason) {
        Security security = request.http3() ? Security.QUIC : secure() ? Security.TLS : Security.ANY;
        Optional<FilterChain> found = ChainChoice.among(listener, security, request.serverName());
        if (found.isEmpty()) return new Closed(listener, reason, Cause.NO_FILTER_CHAIN);
        FilterChain chain = found.get();
        if (secure() && chain.tls().isEmpty() && chain.content() instanceof HttpTraffic) {
            return new Closed(listener, reason, Cause.TLS_ON_CLEARTEXT);
        }
        if (!secure() && chain.tls().isPresent()) return new Closed(listener, reason, Cause.CLEARTEXT_ON_TLS);
        return new Accepted(listener, reason, chain, chain.tls().isPresent(), false);
    }

    /// For HTTPS that arrives as cleartext with `x-forwarded-proto: https`.
    private Optional<Arrival> behindProxy(Listener listener, ListenerReason reason) {
        if (!secure() || request.http3()) return Optional.empty();
        return ChainChoice.among(listener, Security.ANY, "")
                .filter(chain -> chain.tls().isEmpty() && isBelieved(chain))
                .map(chain -> new Accepted(listener, reason, chain, false, true));
    }

    private boolean isBelieved(FilterChain chain) {
        return switch (chain.content()) {
            case HttpTraffic http -> new ReceivedHeaders(gateway.http(), http.trustedHops()).believesForwardedProto();
            case TcpTraffic _ -> false;
        };
    }
}
