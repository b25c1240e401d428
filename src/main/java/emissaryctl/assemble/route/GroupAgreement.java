package emissaryctl.assemble.route;

import emissaryctl.resource.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What all Mappings of a group must agree on.
final class GroupAgreement {

    private GroupAgreement() {}

    /// The fields in which a newcomer differs from the group's first Mapping. `oneWay` lets it leave out what the
    /// first one sets.
    static List<String> differences(PlannedMapping first, PlannedMapping newcomer, boolean oneWay) {
        Mapping old = first.mapping();
        Mapping added = newcomer.mapping();
        List<String> names = new ArrayList<>();
        compare(names, "bypass_auth", old.policy().bypassAuth(), added.policy().bypassAuth(), oneWay);
        compare(names, "circuit_breakers", first.circuitBreakers(), newcomer.circuitBreakers(), false);
        var was = old.upstream();
        var is = added.upstream();
        compare(
                names,
                "connect_timeout_ms",
                was.timeouts().connect(),
                is.timeouts().connect(),
                oneWay);
        compare(
                names,
                "cluster_idle_timeout_ms",
                was.timeouts().idle(),
                is.timeouts().idle(),
                oneWay);
        compare(
                names,
                "cluster_max_connection_lifetime_ms",
                was.timeouts().maxConnectionLifetime(),
                is.timeouts().maxConnectionLifetime(),
                oneWay);
        compare(names, "keepalive", was.keepalive(), is.keepalive(), oneWay);
        compare(names, "load_balancer", was.loadBalancer(), is.loadBalancer(), oneWay);
        compare(
                names,
                "labels",
                some(old.policy().labels()),
                some(added.policy().labels()),
                oneWay);
        if (!first.headers().equals(newcomer.headers())) names.add("headers");
        if (!old.match().prefix().equals(added.match().prefix())) names.add("prefix");
        compare(names, "prefix_regex", flag(old, "prefix_regex"), flag(added, "prefix_regex"), oneWay);
        compare(names, "prefix_exact", flag(old, "prefix_exact"), flag(added, "prefix_exact"), oneWay);
        return names;
    }

    private static <L extends Map<?, ?>> Optional<L> some(L labels) {
        return labels.isEmpty() ? Optional.empty() : Optional.of(labels);
    }

    /// Emissary looks at whether the key is there, too.
    private static Optional<Boolean> flag(Mapping mapping, String key) {
        boolean value = key.equals("prefix_regex")
                ? mapping.match().prefixRegex()
                : mapping.match().prefixExact();
        return mapping.metadata().places().has(key) ? Optional.of(value) : Optional.empty();
    }

    private static <T> void compare(
            List<String> names, String name, Optional<T> old, Optional<T> added, boolean oneWay) {
        boolean fine = old.equals(added) || oneWay && added.isEmpty();
        if (!fine) names.add(name);
    }
}
