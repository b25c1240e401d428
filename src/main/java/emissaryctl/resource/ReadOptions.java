package emissaryctl.resource;

import java.util.Optional;

/// How objects are read. `defaultNamespace` is Emissary's own and that of objects without one; `ambassadorId` the
/// instance that is compiled for; the `single` flags leave out what lies in other namespaces, Secrets apart;
/// `selector` leaves out objects by their labels and names; `endpointsFile` says where services are that the objects
/// say nothing of.
public record ReadOptions(
        String defaultNamespace,
        String ambassadorId,
        boolean singleNamespace,
        boolean certsSingleNamespace,
        boolean knative,
        ObjectSelector selector,
        Optional<String> endpointsFile) {

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
                Optional.empty());
    }

    public ReadOptions withAmbassadorId(String id) {
        return new ReadOptions(
                defaultNamespace, id, singleNamespace, certsSingleNamespace, knative, selector, endpointsFile);
    }

    public ReadOptions withNamespace(String namespace) {
        return new ReadOptions(
                namespace, ambassadorId, singleNamespace, certsSingleNamespace, knative, selector, endpointsFile);
    }
}
