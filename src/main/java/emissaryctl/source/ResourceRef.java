package emissaryctl.source;

/// What identifies a Kubernetes object within one configuration: kind, namespace and name.
public record ResourceRef(String kind, String namespace, String name) implements Comparable<ResourceRef> {

    /// As the usual one, which is asked often enough for its slowness to be felt.
    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + namespace.hashCode()) + name.hashCode();
    }

    @Override
    public String toString() {
        return kind + " " + namespace + "/" + name;
    }

    @Override
    public int compareTo(ResourceRef other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0) return byKind;
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
}
