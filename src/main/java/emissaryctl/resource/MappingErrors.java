package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// What a Mapping says of errors: its own `error_response_overrides`, or to leave out those of the Module.
public record MappingErrors(List<ErrorResponseOverride> overrides, Optional<Boolean> bypass) {

    public MappingErrors {
        overrides = List.copyOf(overrides);
    }
}
