package emissaryctl.envoy;

/// What a user may choose about the translation. `origin`: listeners, routes and clusters say in their metadata which
/// resource they come from and where it stands.
public record TranslateOptions(boolean origin) {}
