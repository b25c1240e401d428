package emissaryctl.assemble.route;

import emissaryctl.assemble.host.ActiveHost;
import emissaryctl.assemble.host.LabelMatching;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.upstream.ClusterName;
import emissaryctl.resource.Mapping;
import java.util.List;
import java.util.Map;

/// What makes Mappings members of one group: the same match on the same Hosts.
public final class GroupIdentity {

    private final List<ActiveHost> hosts;
    private final LabelMatching labels;
    private final boolean runTogether;

    public GroupIdentity(List<ActiveHost> hosts, LabelMatching labels, Profile profile) {
        this.hosts = List.copyOf(hosts);
        this.labels = labels;
        this.runTogether = profile.runsGroupIdentityTogether();
    }

    /// Emissary's group id: SHA-1 of everything that decides, without separators (O-46) or with them.
    String of(Mapping mapping, MappingMatchers matchers) {
        StringBuilder text = new StringBuilder("HTTP-GET");
        add(text, mapping.match().prefix());
        if (!runTogether) {
            add(text, mapping.match().prefixRegex() ? "regex" : mapping.match().prefixExact() ? "exact" : "prefix");
        }
        matchers.headers().forEach(m -> add(text, m));
        if (!runTogether) text.append('\n');
        matchers.queryParameters().forEach(m -> add(text, m));
        if (matchers.authority().isEmpty()) addSelectors(text, mapping);
        if (mapping.match().precedence() != 0)
            add(text, Integer.toString(mapping.match().precedence()));
        return ClusterName.sha1Hex(text.toString());
    }

    private void addSelectors(StringBuilder text, Mapping mapping) {
        for (ActiveHost host : hosts) {
            if (host.mappingSelector().isEmpty()
                    || !labels.selects(
                            host.mappingSelector().get(), mapping.metadata().labels())) continue;
            for (Map.Entry<String, String> label :
                    host.mappingSelector().get().matchLabels().entrySet()) {
                add(text, label.getKey());
                add(text, label.getValue());
            }
        }
    }

    private void add(StringBuilder text, Matcher matcher) {
        add(text, matcher.name());
        matcher.value().ifPresent(value -> add(text, value));
        if (!runTogether) add(text, matcher.regex() ? "regex" : "exact");
    }

    /// NUL cannot stand in any of the parts, so it separates them.
    private void add(StringBuilder text, String part) {
        text.append(part);
        if (!runTogether) text.append('\0');
    }
}
