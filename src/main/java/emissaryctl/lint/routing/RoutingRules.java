package emissaryctl.lint.routing;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class RoutingRules {

    public static final List<Rule> ALL = List.of(
            new PrefixNoTrailingSlash(),
            new RewriteDoubleSlash(),
            new ImplicitRewrite(),
            new GrpcRewrite(),
            new GrpcPrefixShape(),
            new RegexRewriteCollapsesPath(),
            new RegexUnanchoredDot(),
            new RouteShadowed(),
            new RegexBeatsSpecificPrefix(),
            new OverlappingMappingSplit(),
            new CanaryWeightZeroAll(),
            new CanaryResilienceInherited(),
            new PrefixNoLeadingSlash());

    private RoutingRules() {}
}
