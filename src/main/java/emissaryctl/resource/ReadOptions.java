package emissaryctl.resource;

/// What an operator decides about reading. `defaultNamespace` is Emissary's own: objects without a namespace are in it.
/// `singleNamespace` leaves out objects of other namespaces, `certsSingleNamespace` their Secrets; `knative` says whether
/// Knative objects count.
public record ReadOptions(
        String defaultNamespace,
        String ambassadorId,
        boolean singleNamespace,
        boolean certsSingleNamespace,
        boolean knative) {

    /// Emissary's own defaults.
    public static ReadOptions defaults() {
        return new ReadOptions("default", "default", false, false, true);
    }
}
