package emissaryctl.xds;

import com.google.protobuf.Any;
import emissaryctl.envoy.message.TypedConfigs;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.common.matching.v3.ExtensionWithMatcher;
import io.envoyproxy.envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuth;
import io.envoyproxy.envoy.extensions.filters.http.basic_auth.v3.BasicAuth;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.OAuth2;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.OAuth2Credentials;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// HTTP filters that hold what only Envoy may know, or refer to it.
final class FilterSecrets {

    private static final String KEYS = "/" + ApiKeyAuth.getDescriptor().getFullName();
    private static final String PASSWORDS = "/" + BasicAuth.getDescriptor().getFullName();
    private static final String LOGIN = "/" + OAuth2.getDescriptor().getFullName();
    private static final String CHOSEN =
            "/" + ExtensionWithMatcher.getDescriptor().getFullName();

    static boolean in(Listener listener) {
        return Managers.in(listener).stream()
                .flatMap(manager -> manager.getHttpFiltersList().stream())
                .map(HttpFilter::getTypedConfig)
                .anyMatch(FilterSecrets::isSecret);
    }

    private static boolean isSecret(Any config) {
        return config.getTypeUrl().endsWith(KEYS)
                || config.getTypeUrl().endsWith(PASSWORDS)
                || chosen(config).filter(FilterSecrets::isSecret).isPresent();
    }

    /// The connection manager with other references to secrets.
    static HttpConnectionManager change(HttpConnectionManager manager, UnaryOperator<SdsSecretConfig> change) {
        if (manager.getHttpFiltersList().stream().noneMatch(filter -> refers(filter.getTypedConfig()))) return manager;
        HttpConnectionManager.Builder changed = manager.toBuilder();
        for (HttpFilter.Builder filter : changed.getHttpFiltersBuilderList()) {
            filter.setTypedConfig(change(filter.getTypedConfig(), change));
        }
        return changed.build();
    }

    private static boolean refers(Any config) {
        return config.getTypeUrl().endsWith(LOGIN)
                || chosen(config).filter(FilterSecrets::refers).isPresent();
    }

    /// What a filter with a condition does when it holds.
    private static Optional<Any> chosen(Any config) {
        return config.getTypeUrl().endsWith(CHOSEN)
                        && TypedConfigs.unpack(config) instanceof ExtensionWithMatcher chosen
                ? Optional.of(chosen.getExtensionConfig().getTypedConfig())
                : Optional.empty();
    }

    private static Any change(Any config, UnaryOperator<SdsSecretConfig> change) {
        if (!refers(config)) return config;
        return switch (TypedConfigs.unpack(config)) {
            case OAuth2 login -> TypedConfigs.pack(change(login, change));
            case ExtensionWithMatcher chosen -> {
                ExtensionWithMatcher.Builder changed = chosen.toBuilder();
                changed.getExtensionConfigBuilder()
                        .setTypedConfig(change(chosen.getExtensionConfig().getTypedConfig(), change));
                yield TypedConfigs.pack(changed.build());
            }
            default -> config;
        };
    }

    private static OAuth2 change(OAuth2 login, UnaryOperator<SdsSecretConfig> change) {
        OAuth2.Builder changed = login.toBuilder();
        OAuth2Credentials credentials = login.getConfig().getCredentials();
        changed.getConfigBuilder()
                .getCredentialsBuilder()
                .setTokenSecret(change.apply(credentials.getTokenSecret()))
                .setHmacSecret(change.apply(credentials.getHmacSecret()));
        return changed.build();
    }

    private FilterSecrets() {}
}
