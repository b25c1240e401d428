package emissaryctl.resource;

import java.util.Optional;

/// `ConsulResolver`.
public record ConsulResolver(Metadata metadata, Optional<String> address, Optional<String> datacenter)
        implements Resource {}
