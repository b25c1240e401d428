package emissaryctl.explain;

import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;

/// How a request reaches the gateway, or why it does not.
public sealed interface Arrival {

    /// On a filter chain of a listener. `tls` says that the chain ends TLS; `terminatedBefore` that something in front
    /// of the gateway does and tells by `x-forwarded-proto`.
    record Accepted(Listener listener, ListenerReason reason, FilterChain chain, boolean tls, boolean terminatedBefore)
            implements Arrival {}

    /// A listener is there, but the connection comes to nothing.
    record Closed(Listener listener, ListenerReason reason, Cause cause) implements Arrival {}

    /// There is no listener for such requests.
    record Nowhere(NowhereCause cause) implements Arrival {}

    /// Why this listener was taken for the request's.
    enum ListenerReason {
        /// The port was told apart from the URL.
        GATEWAY_PORT,
        /// The URL has a port, on which it listens.
        URL_PORT,
        /// It listens on the scheme's own port.
        SCHEME_PORT,
        /// It is the first with a filter chain for such requests; a Service or load balancer maps the port.
        FIRST_SUITABLE,
        /// None ends TLS for the host, and this is the first that believes `x-forwarded-proto`.
        TLS_ENDS_BEFORE
    }

    /// What is wrong with a connection.
    enum Cause {
        /// No filter chain takes it.
        NO_FILTER_CHAIN,
        /// TLS meets a filter chain that does not speak it.
        TLS_ON_CLEARTEXT,
        /// Cleartext meets a filter chain that wants TLS.
        CLEARTEXT_ON_TLS
    }

    /// Why no listener is the one.
    enum NowhereCause {
        NO_LISTENERS,
        NONE_ON_PORT,
        NONE_FOR_TLS,
        NONE_FOR_CLEARTEXT,
        NONE_FOR_HTTP3
    }
}
