package emissaryctl.explain.filter;

import java.util.List;

/// What the HTTP filters before the router do with a request, in their order.
public record Filtering(
        AddressDecision address,
        CorsDecision cors,
        AuthDecision auth,
        PolicyDecision policy,
        List<DescriptorDecision> rateLimits) {

    public Filtering {
        rateLimits = List.copyOf(rateLimits);
    }
}
