package emissaryctl.envoy;

import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.PolicyFilter;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.GenericSecret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// The secrets that filters of policies refer to by name.
final class PolicySecrets {

    private PolicySecrets() {}

    static Collection<Secret> in(Gateway gateway) {
        SortedMap<String, Secret> secrets = new TreeMap<>();
        for (PolicyFilter filter : gateway.filters().policies().filters()) {
            if (!(filter.action() instanceof Login login)) continue;
            login.secrets().forEach(secret -> secrets.put(secret.name(), translate(secret)));
        }
        return secrets.values();
    }

    private static Secret translate(Login.NamedSecret secret) {
        return Secret.newBuilder()
                .setName(secret.name())
                .setGenericSecret(GenericSecret.newBuilder()
                        .setSecret(DataSource.newBuilder()
                                .setInlineString(secret.text().reveal())))
                .build();
    }
}
