package emissaryctl.resource;

/// How objects are read. `defaultNamespace` is Emissary's own and that of objects without one; `ambassadorId` the
/// instance that is compiled for; the `single` flags leave out what lies in other namespaces, Secrets apart;
/// `selector` leaves out objects by their labels and names; `given` says what the objects do not.
public record ReadOptions(
        String defaultNamespace,
        String ambassadorId,
        boolean singleNamespace,
        boolean certsSingleNamespace,
        boolean knative,
        ObjectSelector selector,
        GivenPaths given) {

    public static final ReadOptions DEFAULT = new ReadOptions("default", "default", false, false, true);

    public ReadOptions(
            String defaultNamespace,
            String ambassadorId,
            boolean singleNamespace,
            boolean certsSingleNamespace,
            boolean knative) {
        this(
                defaultNamespace,
                ambassadorId,
                singleNamespace,
                certsSingleNamespace,
                knative,
                ObjectSelector.ALL,
                GivenPaths.NONE);
    }

    public ReadOptions withAmbassadorId(String id) {
        return new ReadOptions(defaultNamespace, id, singleNamespace, certsSingleNamespace, knative, selector, given);
    }

    public ReadOptions withNamespace(String namespace) {
        return new ReadOptions(
                namespace, ambassadorId, singleNamespace, certsSingleNamespace, knative, selector, given);
    }
}
