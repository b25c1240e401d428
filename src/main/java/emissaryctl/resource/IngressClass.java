package emissaryctl.resource;

import java.util.Optional;

/// A networking IngressClass.
public record IngressClass(Metadata metadata, Optional<String> controller) implements Resource {}
