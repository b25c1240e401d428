package emissaryctl.lint.upstream;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import java.util.function.Consumer;

/// `logical_dns` with a name that may have several addresses: all connections go to one of them.
final class DnsIpv6Ttl implements MappingRule {

    @Override
    public Code code() {
        return Code.DNS_IPV6_TTL;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        if (mapping.upstream().dns().type().filter("logical_dns"::equals).isEmpty()) return;
        found.accept(Diagnostic.info(
                        code(),
                        mapping.metadata().at("dns_type"),
                        "with `logical_dns` new connections go to the first address of the last answer alone: a headless"
                                + " Service gets no balancing")
                .withHelp("use `strict_dns` unless the name stands for one large balancer"));
    }
}
