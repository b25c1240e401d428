package emissaryctl.gateway.policy;

import emissaryctl.gateway.ExternalAuth;
import java.util.Optional;

/// Asks a service whether a request may pass (`envoy.filters.http.ext_authz`).
public record AskService(ExternalAuth auth) implements PolicyAction {

    @Override
    public Optional<String> cluster() {
        return Optional.of(auth.transport().cluster());
    }
}
