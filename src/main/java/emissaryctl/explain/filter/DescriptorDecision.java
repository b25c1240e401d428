package emissaryctl.explain.filter;

import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.Descriptor;
import emissaryctl.gateway.Descriptor.DestinationClusterEntry;
import emissaryctl.gateway.Descriptor.GenericEntry;
import emissaryctl.gateway.Descriptor.HeaderEntry;
import emissaryctl.gateway.Descriptor.RemoteAddressEntry;
import emissaryctl.gateway.Descriptor.SourceClusterEntry;
import emissaryctl.gateway.KnownLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the RateLimitService is told by one descriptor of a route.
public sealed interface DescriptorDecision {

    /// A part of a descriptor; without a value, one that only Envoy knows.
    record Told(String key, Optional<String> value) {}

    /// `limit` is absent where no limits are known.
    record Sent(List<Told> entries, Optional<LimitDecision> limit) implements DescriptorDecision {
        public Sent {
            entries = List.copyOf(entries);
        }
    }

    /// Nothing is told, because a header of the descriptor is absent.
    record NotSent(String missingHeader) implements DescriptorDecision {}

    static DescriptorDecision of(
            Descriptor descriptor, RoutedRequest request, String cluster, String nodeCluster, KnownLimits limits) {
        List<Told> told = new ArrayList<>();
        for (Descriptor.Entry entry : descriptor.entries()) {
            switch (entry) {
                case SourceClusterEntry _ -> told.add(new Told("source_cluster", Optional.of(nodeCluster)));
                case DestinationClusterEntry _ -> told.add(new Told("destination_cluster", Optional.of(cluster)));
                case RemoteAddressEntry _ -> told.add(new Told("remote_address", request.client()));
                case GenericEntry(String key, String value) -> told.add(new Told(key, Optional.of(value)));
                case HeaderEntry(String key, String header, boolean skipIfAbsent) -> {
                    Optional<String> value = request.values(header).stream().findFirst();
                    if (value.isPresent()) told.add(new Told(key, value));
                    else if (!skipIfAbsent) return new NotSent(header);
                }
            }
        }
        return new Sent(told, limits.given() ? Optional.of(LimitDecision.of(limits, told)) : Optional.empty());
    }
}
