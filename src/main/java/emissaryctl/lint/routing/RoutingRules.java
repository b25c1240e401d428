package emissaryctl.lint.routing;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class RoutingRules {

    public static final List<Rule> ALL = List.of(new GrpcRewrite(), new PrefixNoLeadingSlash());

    private RoutingRules() {}
}
