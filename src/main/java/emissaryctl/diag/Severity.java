package emissaryctl.diag;

/// How bad a finding is. An `ERROR` means that a resource is not used, that Envoy would reject the configuration, or
/// that traffic is exposed; `render` refuses on errors unless it is told to be lenient.
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /// The word that reports print: `error`, `warning`, `info`.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
