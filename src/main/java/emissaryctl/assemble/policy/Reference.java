package emissaryctl.assemble.policy;

import emissaryctl.resource.FilterReference;
import emissaryctl.source.ResourceRef;

/// A Filter that a rule names, where it does, and whether it is the rule's last one.
record Reference(FilterReference written, PolicyPlace place, boolean last) {

    /// The Filter that is meant.
    ResourceRef target() {
        String own = place.policy().ref().namespace();
        return new ResourceRef("Filter", written.namespace().orElse(own), written.name());
    }
}
