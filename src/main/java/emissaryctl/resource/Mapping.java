package emissaryctl.resource;

import java.util.Optional;

/// `Mapping`: requests that match go to a service, or are redirected.
public record Mapping(
        Metadata metadata,
        MappingMatch match,
        String service,
        Optional<Integer> weight,
        MappingRewrite rewrite,
        MappingRedirect redirect,
        MappingHeaders headers,
        MappingPolicy policy,
        MappingUpstream upstream)
        implements Resource {}
