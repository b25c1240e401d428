package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.message.Addresses;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.Matchers;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.OverloadLimits;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.extensions.filters.http.health_check.v3.HealthCheck;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;

/// The listener at which Envoy itself answers whether it is ready.
final class ReadyListenerTranslator {

    static Listener translate(Gateway gateway) {
        ReadyListener ready = gateway.bootstrap().ready();
        Listener.Builder listener = Listener.newBuilder()
                .setName("ambassador-listener-ready-" + ready.address() + "-" + ready.port())
                .setAddress(Addresses.tcp(ready.address(), ready.port()))
                .addFilterChains(FilterChain.newBuilder()
                        .addFilters(Filter.newBuilder()
                                .setName("envoy.filters.network.http_connection_manager")
                                .setTypedConfig(TypedConfigs.pack(manager(gateway)))));
        // One limit holds for all listeners.
        gateway.listeners().stream()
                .flatMap(other -> other.limits().bufferBytes().stream())
                .findFirst()
                .map(UInt32Value::of)
                .ifPresent(listener::setPerConnectionBufferLimitBytes);
        // A gateway that sheds load is alive, and one that is killed for it sheds all of it onto the others.
        OverloadLimits overload = gateway.bootstrap().overload();
        listener.setIgnoreGlobalConnLimit(overload.maxConnections().isPresent());
        listener.setBypassOverloadManager(overload.maxHeapBytes().isPresent());
        return listener.build();
    }

    private static HttpConnectionManager manager(Gateway gateway) {
        HttpConnectionManager.Builder manager = HttpConnectionManager.newBuilder()
                .setStatPrefix("ready_http")
                .setRouteConfig(RouteConfiguration.newBuilder().setName("local_route"))
                .addHttpFilters(filter("envoy.filters.http.health_check", answer()))
                .addHttpFilters(filter("envoy.filters.http.router", Router.getDefaultInstance()));
        gateway.http().maxRequestHeadersKb().map(UInt32Value::of).ifPresent(manager::setMaxRequestHeadersKb);
        gateway.http()
                .connections()
                .idleTimeout()
                .map(Durations::of)
                .ifPresent(time -> manager.getCommonHttpProtocolOptionsBuilder().setIdleTimeout(time));
        if (gateway.bootstrap().ready().log()) {
            manager.addAccessLog(AccessLogTranslator.file(gateway.accessLog().file()));
        }
        return manager.build();
    }

    private static HealthCheck answer() {
        return HealthCheck.newBuilder()
                .setPassThroughMode(BoolValue.of(false))
                .addHeaders(HeaderMatcher.newBuilder().setName(":path").setStringMatch(Matchers.exact("/ready")))
                .build();
    }

    private static HttpFilter filter(String name, Message config) {
        return HttpFilter.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(config))
                .build();
    }

    private ReadyListenerTranslator() {}
}
