package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.decides;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.below;
import static emissaryctl.coverage.SharedFields.selector;

import java.util.List;

/// Listener.
final class ListenerFields {

    private static final String HOSTS = "which Hosts the Listener serves";

    static final List<CoveredField> ALL = all(
            List.of(
                    becomes("port", "Listener.address", "SocketAddress.port_value"),
                    becomes("protocol", "Listener.listener_filters", "Listener.filter_chains"),
                    becomes("protocolStack[]", "Listener.listener_filters", "Listener.filter_chains"),
                    becomes("securityModel", "RouteMatch.headers", "Route.redirect", "VirtualHost.routes")
                            .with("which requests count as secure: by `x-forwarded-proto`, all, or none"),
                    becomes("statsPrefix", "HttpConnectionManager.stat_prefix"),
                    becomes("l7Depth", "HttpConnectionManager.xff_num_trusted_hops"),
                    becomes("http2MaxConcurrentStreams", "Http2ProtocolOptions.max_concurrent_streams"),
                    decides("hostBinding.namespace.from", HOSTS).with("`SELECTOR` is an error")),
            below("hostBinding.selector", selector(HOSTS)));

    private ListenerFields() {}
}
