package emissaryctl.resource;

import java.util.Optional;

/// `BasicAuth`, which Edge Stack does not have: asks for a name and a password. The Secret `secretName` has who may
/// come; services learn who it is in `userHeader`.
public record BasicAuthFilter(Optional<String> secretName, Optional<String> userHeader) implements FilterType {}
