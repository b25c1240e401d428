package emissaryctl.resource;

import java.util.Optional;

/// Module `ambassador`: settings for the whole gateway.
public record AmbassadorModule(
        Metadata metadata,
        ModuleHttp http,
        ModuleFilters filters,
        ModuleDefaults defaults,
        ModuleLogging logging,
        ModuleProbes probes,
        ModuleRuntime runtime,
        Optional<Integer> adminPort)
        implements Resource {}
