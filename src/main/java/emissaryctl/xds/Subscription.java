package emissaryctl.xds;

/// One file that Envoy follows, and the name under which its statistics tell how that goes: `<statistic>.version_text`
/// and so on.
public record Subscription(String file, String statistic) {}
