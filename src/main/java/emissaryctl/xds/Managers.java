package emissaryctl.xds;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import emissaryctl.envoy.message.TypedConfigs;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The HTTP connection managers within listeners.
final class Managers {

    private static final String TYPE =
            "/" + HttpConnectionManager.getDescriptor().getFullName();

    /// Makes another connection manager from one.
    @FunctionalInterface
    interface Change {
        HttpConnectionManager apply(FilterChain chain, HttpConnectionManager manager);
    }

    static List<HttpConnectionManager> in(Listener listener) {
        List<HttpConnectionManager> managers = new ArrayList<>();
        for (FilterChain chain : listener.getFilterChainsList()) {
            for (Filter filter : chain.getFiltersList()) managerOf(filter).ifPresent(managers::add);
        }
        return managers;
    }

    static Listener change(Listener listener, Change change) {
        Listener.Builder changed = listener.toBuilder().clearFilterChains();
        for (FilterChain chain : listener.getFilterChainsList()) changed.addFilterChains(change(chain, change));
        return changed.build();
    }

    private static FilterChain change(FilterChain chain, Change change) {
        FilterChain.Builder changed = chain.toBuilder().clearFilters();
        for (Filter filter : chain.getFiltersList()) {
            changed.addFilters(managerOf(filter)
                    .map(manager -> filter.toBuilder()
                            .setTypedConfig(TypedConfigs.pack(change.apply(chain, manager)))
                            .build())
                    .orElse(filter));
        }
        return changed.build();
    }

    private static Optional<HttpConnectionManager> managerOf(Filter filter) {
        Any config = filter.getTypedConfig();
        if (!config.getTypeUrl().endsWith(TYPE)) return Optional.empty();
        Message message = TypedConfigs.unpack(config);
        return Optional.of((HttpConnectionManager) message);
    }

    private Managers() {}
}
