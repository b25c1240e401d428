package emissaryctl.resource;

/// What files beside the resources say that a cluster would find out for itself.
public record GivenFacts(GivenEndpoints endpoints, GivenProviders providers) {

    public static final GivenFacts NONE = new GivenFacts(GivenEndpoints.NONE, GivenProviders.NONE);
}
