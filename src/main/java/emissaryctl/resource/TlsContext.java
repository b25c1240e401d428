package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// `TLSContext`: certificates and TLS settings, for termination or origination.
public record TlsContext(Metadata metadata, Optional<List<String>> hosts, TlsSettings settings) implements Resource {}
