package emissaryctl.gateway.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Refuses requests without a valid JSON Web Token in their `Authorization` header
/// (`envoy.filters.http.jwt_authn`). `key` is the name under which the token's claims can be looked at afterwards.
public record TokenCheck(
        String key,
        RemoteKeys keys,
        Optional<String> issuer,
        Optional<String> audience,
        boolean requireExpiration,
        int clockSkewSeconds,
        List<ClaimHeader> headers)
        implements PolicyAction {

    public TokenCheck {
        headers = List.copyOf(headers);
    }

    @Override
    public Optional<String> cluster() {
        return Optional.of(keys.cluster());
    }

    /// Keys that Envoy fetches, again whenever `cacheDuration` has passed.
    public record RemoteKeys(String uri, String cluster, Duration timeout, Optional<Duration> cacheDuration) {}

    /// A header that has the value of a claim. What clients say there is taken away.
    public record ClaimHeader(String header, String claim) {}
}
