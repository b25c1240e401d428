package emissaryctl.lint.catalogue;

import emissaryctl.lint.Rule;
import emissaryctl.lint.capacity.CapacityRules;
import emissaryctl.lint.exposure.ExposureRules;
import emissaryctl.lint.host.HostRules;
import emissaryctl.lint.input.InputRules;
import emissaryctl.lint.portability.PortabilityRules;
import emissaryctl.lint.ratelimit.RateLimitRules;
import emissaryctl.lint.routing.RoutingRules;
import emissaryctl.lint.sizing.SizingRules;
import emissaryctl.lint.tls.TlsRules;
import emissaryctl.lint.upstream.UpstreamRules;
import java.util.List;
import java.util.stream.Stream;

/// Every rule, family by family.
public final class Rules {

    public static final List<Rule> ALL = Stream.of(
                    InputRules.ALL,
                    HostRules.ALL,
                    RoutingRules.ALL,
                    CapacityRules.ALL,
                    TlsRules.ALL,
                    ExposureRules.ALL,
                    RateLimitRules.ALL,
                    UpstreamRules.ALL,
                    SizingRules.ALL,
                    PortabilityRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}
}
