package emissaryctl.diff;

/// Whether requests notice a change of routes.
public sealed interface Evidence {

    /// The change is not one of routes.
    record NotAsked() implements Evidence {}

    /// This one does.
    record Found(Witness witness) implements Evidence {}

    /// None of those that were tried, which is why nothing is claimed.
    record NoneFound() implements Evidence {}

    /// One of the sides has what the matcher does not understand.
    record NotKnown() implements Evidence {}
}
