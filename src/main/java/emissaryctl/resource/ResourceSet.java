package emissaryctl.resource;

import java.util.List;

/// All resources of one configuration, by kind, each list in Emissary's order (`Metadata.sortKey`). Duplicates are
/// settled, other Emissary instances' resources left out.
public record ResourceSet(List<Resource> resources) {

    public ResourceSet {
        resources = List.copyOf(resources);
    }

    /// The resources of one kind, in order.
    public <R extends Resource> List<R> all(Class<R> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
