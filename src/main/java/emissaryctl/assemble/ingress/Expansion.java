package emissaryctl.assemble.ingress;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.resource.CodePoints;
import emissaryctl.resource.Resource;
import emissaryctl.resource.ResourceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Adds the Hosts and Mappings that resources of other kinds stand for, at their places in Emissary's order.
public final class Expansion {

    private Expansion() {}

    /// The resources, with Ingresses and Knative Ingresses replaced by what they mean.
    public static ResourceSet expand(ResourceSet resources, Profile profile) {
        List<Resource> all = new ArrayList<>(resources.resources());
        all.addAll(IngressStage.assemble(resources, profile));
        all.addAll(KnativeStage.assemble(resources, profile));
        if (all.size() == resources.resources().size()) return resources;
        all.sort(Comparator.comparing(r -> r.metadata().sortKey(), CodePoints::compare));
        return new ResourceSet(all, resources.rejected());
    }
}
