package emissaryctl.diag;

/// What a fault does to traffic, for messages that say more than "invalid value".
public enum Effect {
    /// The resource is not used at all.
    DROPPED("dropped"),
    /// A protection (authentication, IP list, rate limit) is missing.
    OPEN("open"),
    /// Traffic that should be encrypted is not.
    CLEARTEXT("cleartext"),
    /// Envoy rejects the configuration.
    NACK("nack"),
    /// Requests are shared between services that should not share them.
    SPLIT("split"),
    /// Requests find no route.
    NOT_FOUND("404"),
    /// Requests fail at the gateway or upstream.
    SERVER_ERROR("5xx");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
