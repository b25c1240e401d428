package emissaryctl.lint.host;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class HostRules {

    public static final List<Rule> ALL = List.of(
            new MappingNoHostname(),
            new MappingHostMismatch(),
            new MidStringWildcard(),
            new HostPortInHostname(),
            new AmbassadorIdMismatch(),
            new MappingSelectorClash(),
            new DeprecatedHostSelector());

    private HostRules() {}
}
