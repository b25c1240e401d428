package emissaryctl.assemble.route;

import emissaryctl.assemble.host.ActiveHost;
import emissaryctl.assemble.host.HostGlob;
import emissaryctl.assemble.host.LabelMatching;
import emissaryctl.assemble.profile.AssembleOptions;
import java.util.Optional;
import java.util.function.Predicate;

/// Which Hosts a group of Mappings is served on.
record HostAssociation(LabelMatching labels, boolean redirectsForgetSettings) {

    static HostAssociation of(AssembleOptions options) {
        return new HostAssociation(LabelMatching.of(options), options.profile().redirectsForgetSettings());
    }

    /// The Hosts that a group is served on.
    Predicate<ActiveHost> of(MappingGroup group) {
        boolean regex = hostRegex(group);
        Optional<String> glob = hostGlob(group);
        return host -> attaches(host, group, regex, glob);
    }

    private boolean attaches(ActiveHost host, MappingGroup group, boolean regex, Optional<String> glob) {
        boolean named = regex || glob.isPresent();
        boolean nameMatches = regex || glob.isPresent() && HostGlob.overlap(host.hostname(), glob.get());
        boolean selects = host.mappingSelector().isPresent()
                && labels.selects(host.mappingSelector().get(), group.labels());
        if (!labels.strict()) return nameMatches || selects;
        if (host.mappingSelector().isEmpty()) return nameMatches;
        return named ? nameMatches && selects : selects;
    }

    /// A redirect with `host_regex` attaches nowhere in Emissary (O-09).
    private boolean hostRegex(MappingGroup group) {
        if (group.redirect().isPresent())
            return !redirectsForgetSettings && group.redirect().get().hostRegex();
        return !group.members().isEmpty() && group.flowing().getLast().hostRegex();
    }

    private static Optional<String> hostGlob(MappingGroup group) {
        if (group.redirect().isPresent()) return group.redirect().get().authority();
        return group.members().isEmpty()
                ? Optional.empty()
                : group.flowing().getLast().authority();
    }
}
