package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `JWT`: checks the token that a request brings in its `Authorization` header.
public record JwtFilter(
        KeySource keys,
        Optional<List<String>> validAlgorithms,
        NamedClaim audience,
        NamedClaim issuer,
        TimeClaim expiresAt,
        TimeClaim notBefore,
        TimeClaim issuedAt,
        List<TemplatedHeader> injectRequestHeaders,
        boolean errorResponse)
        implements FilterType {

    public JwtFilter {
        validAlgorithms = validAlgorithms.map(List::copyOf);
        injectRequestHeaders = List.copyOf(injectRequestHeaders);
    }

    /// Where the keys are, and how they are fetched.
    public record KeySource(
            Optional<String> uri, boolean insecureTls, Optional<String> renegotiateTls, Optional<Duration> maxStale) {}

    /// What a claim must be where it is there, and whether it must be.
    public record NamedClaim(Optional<String> value, boolean required) {}

    /// Whether a point in time must be there, and how much clocks may differ.
    public record TimeClaim(boolean required, Duration leeway) {}
}
