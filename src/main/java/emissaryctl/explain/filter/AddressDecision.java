package emissaryctl.explain.filter;

import emissaryctl.explain.request.IpRange;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.AddressRules;
import emissaryctl.gateway.AddressRules.AddressRange;
import java.util.Optional;

/// Whether the client's address is let in.
public enum AddressDecision {
    /// There are no rules.
    NO_RULES,
    PASSED,
    REFUSED,
    /// There are rules, but the address is not known. What follows is for a client that passes.
    UNKNOWN;

    /// Whether the rules, if there are any, let the client in.
    public static AddressDecision of(Optional<AddressRules> rules, RoutedRequest request) {
        if (rules.isEmpty()) return NO_RULES;
        if (rules.get().ranges().isEmpty()) return rules.get().allow() ? REFUSED : PASSED;
        if (request.peer().isEmpty()) return UNKNOWN;
        boolean listed = rules.get().ranges().stream().anyMatch(range -> contains(range, request));
        return listed == rules.get().allow() ? PASSED : REFUSED;
    }

    private static boolean contains(AddressRange range, RoutedRequest request) {
        Optional<String> address = range.direct() ? request.peer() : request.client();
        return address.filter(given -> IpRange.contains(range, given)).isPresent();
    }
}
