package emissaryctl.resource;

/// How objects are read. `defaultNamespace` is Emissary's own and that of objects without one; `ambassadorId` the
/// instance that is compiled for; the `single` flags leave out what lies in other namespaces, Secrets apart.
public record ReadOptions(
        String defaultNamespace,
        String ambassadorId,
        boolean singleNamespace,
        boolean certsSingleNamespace,
        boolean knative) {

    public static final ReadOptions DEFAULT = new ReadOptions("default", "default", false, false, true);

    public ReadOptions withAmbassadorId(String id) {
        return new ReadOptions(defaultNamespace, id, singleNamespace, certsSingleNamespace, knative);
    }

    public ReadOptions withNamespace(String namespace) {
        return new ReadOptions(namespace, ambassadorId, singleNamespace, certsSingleNamespace, knative);
    }
}
