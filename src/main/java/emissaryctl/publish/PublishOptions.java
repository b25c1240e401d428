package emissaryctl.publish;

import emissaryctl.xds.XdsPlaces;

/// What the user may choose about publishing. `places` is where Envoy sees the directory; `maxWatches` how many files
/// it may follow; `stepwise`: clusters come before the routes that need them, and go after those that needed them.
public record PublishOptions(XdsPlaces places, int maxWatches, boolean stepwise) {

    /// As many as an Envoy may follow on a machine on which nothing was configured, twice over: what is being replaced
    /// is followed for a while beside what replaces it.
    public static final int DEFAULT_WATCHES = 56;
}
