package emissaryctl.xds;

import com.google.protobuf.Any;
import emissaryctl.envoy.message.TypedConfigs;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.common.matching.v3.ExtensionWithMatcher;
import io.envoyproxy.envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuth;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;

/// Finds HTTP filters that hold what only Envoy may know.
final class FilterSecrets {

    private static final String KEYS = "/" + ApiKeyAuth.getDescriptor().getFullName();
    private static final String CHOSEN =
            "/" + ExtensionWithMatcher.getDescriptor().getFullName();

    static boolean in(Listener listener) {
        return Managers.in(listener).stream()
                .flatMap(manager -> manager.getHttpFiltersList().stream())
                .map(HttpFilter::getTypedConfig)
                .anyMatch(FilterSecrets::isSecret);
    }

    private static boolean isSecret(Any config) {
        if (config.getTypeUrl().endsWith(KEYS)) return true;
        return config.getTypeUrl().endsWith(CHOSEN)
                && TypedConfigs.unpack(config) instanceof ExtensionWithMatcher chosen
                && isSecret(chosen.getExtensionConfig().getTypedConfig());
    }

    private FilterSecrets() {}
}
