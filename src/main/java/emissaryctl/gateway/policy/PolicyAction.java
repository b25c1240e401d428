package emissaryctl.gateway.policy;

import java.util.Optional;

/// What a filter of a policy does with a request.
public sealed interface PolicyAction
        permits AskService, ClaimCheck, DenyEverything, HeaderInjection, KeyCheck, Login, PasswordCheck, TokenCheck {

    /// The cluster that it needs.
    default Optional<String> cluster() {
        return Optional.empty();
    }

    /// Whether it holds something that only Envoy may know.
    default boolean holdsSecrets() {
        return false;
    }
}
