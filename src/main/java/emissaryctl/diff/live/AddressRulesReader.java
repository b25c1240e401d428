package emissaryctl.diff.live;

import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.gateway.AddressRules;
import emissaryctl.gateway.AddressRules.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules about the addresses of clients, when an access control is about nothing else.
final class AddressRulesReader {

    private AddressRulesReader() {}

    static AddressRules read(Fields rules) {
        boolean allow = rules.text("action").orElse("ALLOW").equals("ALLOW");
        if (!allow) rules.only("action", "DENY");
        List<AddressRange> ranges = new ArrayList<>();
        Optional<Tree> policies = rules.tree("policies");
        if (policies.isPresent() && policies.get() instanceof Branch byName) {
            for (Field policy : byName.fields()) {
                Unclear own = new Unclear();
                ranges.addAll(Fields.read(policy.value(), "", own, AddressRulesReader::policy));
                if (!own.isEmpty()) rules.doubt("policies");
            }
        }
        return new AddressRules(allow, ranges);
    }

    private static List<AddressRange> policy(Fields policy) {
        boolean any =
                policy.list("permissions", permission -> permission.flag("any")).contains(true);
        if (!any) policy.doubt("permissions");
        return policy.list("principals", AddressRulesReader::principal).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<AddressRange> principal(Fields principal) {
        Optional<List<AddressRange>> several = principal.message(
                "or_ids",
                set -> set.list("ids", AddressRulesReader::principal).stream()
                        .flatMap(List::stream)
                        .toList());
        return several.or(() -> principal.message("direct_remote_ip", range -> List.of(range(range, true))))
                .or(() -> principal.message("remote_ip", range -> List.of(range(range, false))))
                .orElse(List.of());
    }

    private static AddressRange range(Fields range, boolean direct) {
        return new AddressRange(
                direct,
                range.text("address_prefix").orElse(""),
                range.number("prefix_len").orElse(0));
    }
}
