package emissaryctl.assemble.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an operator knows of the place where the gateway runs: the memory it is given, the clients it is to serve, and
/// what the hardened profile is to allow. `trustedCa` is a file on Envoy's machine.
public record EdgeOptions(
        Optional<Long> memoryBytes,
        Optional<Long> maxConnections,
        Optional<Duration> requestTimeout,
        Optional<Integer> streamWindowBytes,
        String trustedCa,
        List<String> adminPaths) {

    /// Nothing is limited that has no figure of its own. The CA bundle is where Envoy's own image has it.
    public static final EdgeOptions DEFAULTS = new EdgeOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "/etc/ssl/certs/ca-certificates.crt",
            List.of());

    public EdgeOptions {
        adminPaths = List.copyOf(adminPaths);
    }
}
