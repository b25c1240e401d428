package emissaryctl.resource;

import emissaryctl.source.ResourceRef;
import java.util.List;

/// All resources of one configuration in Emissary's order (`Metadata.sortKey`). Duplicates are settled, other Emissary
/// instances' resources left out. `rejected` are those that were written but cannot be used: what protects traffic must
/// not be taken for absent when it is merely wrong.
public record ResourceSet(List<Resource> resources, List<ResourceRef> rejected) {

    public ResourceSet {
        resources = List.copyOf(resources);
        rejected = List.copyOf(rejected);
    }

    /// A set in which nothing was rejected.
    public ResourceSet(List<Resource> resources) {
        this(resources, List.of());
    }

    /// The resources of one kind, in order.
    public <R extends Resource> List<R> all(Class<R> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Whether this very resource was written but cannot be used.
    public boolean rejects(ResourceRef ref) {
        return rejected.contains(ref);
    }

    /// Whether a resource of this kind was written but cannot be used.
    public boolean rejects(String kind) {
        return rejected.stream().anyMatch(ref -> ref.kind().equals(kind));
    }
}
