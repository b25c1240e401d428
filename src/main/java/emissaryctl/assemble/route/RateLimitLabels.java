package emissaryctl.assemble.route;

import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.gateway.Descriptor;
import emissaryctl.gateway.Descriptor.DestinationClusterEntry;
import emissaryctl.gateway.Descriptor.Entry;
import emissaryctl.gateway.Descriptor.GenericEntry;
import emissaryctl.gateway.Descriptor.HeaderEntry;
import emissaryctl.gateway.Descriptor.RemoteAddressEntry;
import emissaryctl.gateway.Descriptor.SourceClusterEntry;
import emissaryctl.resource.LabelGroup;
import emissaryctl.resource.RateLimitLabel;
import emissaryctl.resource.RateLimitLabel.DestinationCluster;
import emissaryctl.resource.RateLimitLabel.GenericKey;
import emissaryctl.resource.RateLimitLabel.RemoteAddress;
import emissaryctl.resource.RateLimitLabel.RequestHeader;
import emissaryctl.resource.RateLimitLabel.SourceCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns rate-limit labels into descriptors. Without a RateLimitService labels mean nothing; with one only those of
/// its domain do.
public final class RateLimitLabels {

    private final Optional<String> domain;
    private final ModuleSettings module;
    private final Profile profile;

    public RateLimitLabels(Optional<String> domain, ModuleSettings module, Profile profile) {
        this.domain = domain;
        this.module = module;
        this.profile = profile;
    }

    List<Descriptor> descriptors(MappingGroup group) {
        if (domain.isEmpty()) return List.of();
        if (group.rateLimitLabels().isEmpty()) {
            List<RateLimitLabel> defaults = defaults(module.labelDomain());
            boolean ours = domain.get().equals(module.labelDomain()) && !defaults.isEmpty();
            return ours ? List.of(descriptor(defaults)) : List.of();
        }
        List<Descriptor> descriptors = new ArrayList<>();
        for (LabelGroup labels : group.rateLimitLabels().getOrDefault(domain.get(), List.of())) {
            List<RateLimitLabel> all = new ArrayList<>(defaults(domain.get()));
            if (labels.name().startsWith("v0_ratelimit_")) all.clear();
            all.addAll(labels.labels());
            if (!all.isEmpty()) descriptors.add(descriptor(all));
        }
        return descriptors;
    }

    private List<RateLimitLabel> defaults(String labelDomain) {
        return module.defaults().labels().getOrDefault(labelDomain, List.of());
    }

    private Descriptor descriptor(List<RateLimitLabel> labels) {
        return new Descriptor(labels.stream().map(this::entry).toList());
    }

    /// A header that is absent drops the descriptor, so nothing is limited, unless the label says that it may be left
    /// out.
    private Entry entry(RateLimitLabel label) {
        return switch (label) {
            case SourceCluster() -> new SourceClusterEntry();
            case DestinationCluster() -> new DestinationClusterEntry();
            case RemoteAddress() -> new RemoteAddressEntry();
            case GenericKey(String key, String value) -> new GenericEntry(key, value);
            case RequestHeader(String key, String header, boolean omit) ->
                new HeaderEntry(key, header, omit && !profile.ignoresOmitIfNotPresent());
        };
    }
}
