package emissaryctl.diff.live;

import emissaryctl.diff.tree.Tree;
import java.util.Map;

/// The types of settings of extensions. Some older compilers write names alone, for which there is one type each.
final class Types {

    private static final Map<String, String> BY_NAME = Map.of(
            "envoy.filters.http.cors", "envoy.extensions.filters.http.cors.v3.Cors",
            "envoy.filters.http.grpc_web", "envoy.extensions.filters.http.grpc_web.v3.GrpcWeb",
            "envoy.filters.http.grpc_http1_bridge", "envoy.extensions.filters.http.grpc_http1_bridge.v3.Config",
            "envoy.filters.http.router", "envoy.extensions.filters.http.router.v3.Router",
            "envoy.filters.listener.tls_inspector", "envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector",
            "envoy.filters.listener.proxy_protocol",
                    "envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol");

    private Types() {}

    /// The type of a filter's settings; its name when it has none and is not known by that.
    static String ofFilter(Tree filter) {
        String name = filter.text("name").orElse("");
        return filter.text("typed_config", "@type").map(Types::last).orElseGet(() -> BY_NAME.getOrDefault(name, name));
    }

    /// The type of settings.
    static String of(Tree settings) {
        return settings.text("@type").map(Types::last).orElse("");
    }

    private static String last(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
