package emissaryctl.resource;

import java.util.Optional;

/// `liveness_probe`, `readiness_probe` and `diagnostics`.
public record ModuleProbes(Optional<Probe> liveness, Optional<Probe> readiness, Optional<Probe> diagnostics) {

    /// One probe, as written; a block that leaves `enabled` out is off.
    public record Probe(boolean enabled, Optional<String> prefix, Optional<String> rewrite, Optional<String> service) {}
}
