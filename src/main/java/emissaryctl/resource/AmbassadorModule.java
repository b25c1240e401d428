package emissaryctl.resource;

import java.util.Optional;

/// Module `ambassador`: settings for the whole gateway. `hasTls` says that `tls` is among them, where it means nothing.
public record AmbassadorModule(
        Metadata metadata,
        ModuleHttp http,
        ModuleFilters filters,
        ModuleDefaults defaults,
        ModuleLogging logging,
        ModuleProbes probes,
        ModuleRuntime runtime,
        Optional<Integer> adminPort,
        boolean hasTls)
        implements Resource {}
