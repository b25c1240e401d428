package emissaryctl.gateway;

import java.util.List;

/// Which connections a filter chain takes. No server names: any.
public record ChainMatch(Security security, List<String> serverNames) {

    /// The transport protocol that must have been detected.
    public enum Security {
        ANY,
        TLS,
        QUIC
    }

    public ChainMatch {
        serverNames = List.copyOf(serverNames);
    }
}
