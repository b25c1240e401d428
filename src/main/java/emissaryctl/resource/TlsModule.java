package emissaryctl.resource;

import java.util.Optional;
import java.util.SequencedMap;

/// Module `tls`, the legacy way to name certificates: blocks by name (`server`, `client`, others), those disabled
/// left out.
public record TlsModule(Metadata metadata, SequencedMap<String, TlsModuleBlock> blocks) implements Resource {

    /// One block. `secret` and the rest are as in TLSContext.
    public record TlsModuleBlock(Optional<Boolean> enabled, TlsSettings settings) {}
}
