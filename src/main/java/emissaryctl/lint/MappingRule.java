package emissaryctl.lint;

import emissaryctl.resource.Mapping;

/// A rule about each Mapping.
public interface MappingRule extends ResourceRule<Mapping> {

    @Override
    default Class<Mapping> kind() {
        return Mapping.class;
    }
}
