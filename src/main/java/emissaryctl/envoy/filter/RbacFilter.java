package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import emissaryctl.gateway.AddressRules;
import emissaryctl.gateway.AddressRules.AddressRange;
import emissaryctl.gateway.FilterSettings;
import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.envoyproxy.envoy.config.rbac.v3.Permission;
import io.envoyproxy.envoy.config.rbac.v3.Policy;
import io.envoyproxy.envoy.config.rbac.v3.Principal;
import io.envoyproxy.envoy.config.rbac.v3.RBAC.Action;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import java.util.List;
import java.util.Optional;

/// Lets clients in or keeps them out by address.
final class RbacFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.rbac";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.addressRules().map(RbacFilter::translate);
    }

    private static RBAC translate(AddressRules rules) {
        RBAC.Builder filter = RBAC.newBuilder();
        filter.getRulesBuilder().setAction(rules.allow() ? Action.ALLOW : Action.DENY);
        if (rules.ranges().isEmpty()) return filter.build();
        Policy policy = Policy.newBuilder()
                .addPermissions(Permission.newBuilder().setAny(true))
                .addPrincipals(
                        anyOf(rules.ranges().stream().map(RbacFilter::principal).toList()))
                .build();
        filter.getRulesBuilder().putPolicies(rules.allow() ? "ambassador-ip-allow" : "ambassador-ip-deny", policy);
        return filter.build();
    }

    private static Principal anyOf(List<Principal> principals) {
        if (principals.size() == 1) return principals.getFirst();
        return Principal.newBuilder()
                .setOrIds(Principal.Set.newBuilder().addAllIds(principals))
                .build();
    }

    private static Principal principal(AddressRange range) {
        CidrRange cidr = CidrRange.newBuilder()
                .setAddressPrefix(range.address())
                .setPrefixLen(UInt32Value.of(range.prefixLength()))
                .build();
        return range.direct()
                ? Principal.newBuilder().setDirectRemoteIp(cidr).build()
                : Principal.newBuilder().setRemoteIp(cidr).build();
    }
}
