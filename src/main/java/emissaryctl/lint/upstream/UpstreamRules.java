package emissaryctl.lint.upstream;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class UpstreamRules {

    public static final List<Rule> ALL = List.of(
            new ServiceNotFound(),
            new ServicePortMissing(),
            new ServicePortNotExposed(),
            new ServiceNamespace(),
            new GrpcHttp1Port(),
            new ExternalNameHostHeader(),
            new DnsIpv6Ttl());

    private UpstreamRules() {}
}
