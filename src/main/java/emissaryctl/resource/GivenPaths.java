package emissaryctl.resource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files that say what a cluster would find out for itself: where services are, and what identity providers say of
/// themselves.
public record GivenPaths(Optional<String> endpoints, List<String> providers) {

    public static final GivenPaths NONE = new GivenPaths(Optional.empty(), List.of());

    public GivenPaths {
        providers = List.copyOf(providers);
    }

    public List<String> all() {
        return Stream.concat(endpoints.stream(), providers.stream()).toList();
    }
}
