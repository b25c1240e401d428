package emissaryctl.resource;

import java.util.Optional;

/// What a Mapping changes of the request line. `prefix` is absent when not written; empty means "leave the path alone".
public record MappingRewrite(
        Optional<String> prefix, Optional<RegexRewrite> regex, Optional<String> host, Optional<Boolean> autoHost) {}
