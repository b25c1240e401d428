package emissaryctl.ratelimit;

import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.Descriptor;
import emissaryctl.gateway.Descriptor.DestinationClusterEntry;
import emissaryctl.gateway.Descriptor.Entry;
import emissaryctl.gateway.Descriptor.GenericEntry;
import emissaryctl.gateway.Descriptor.HeaderEntry;
import emissaryctl.gateway.Descriptor.RemoteAddressEntry;
import emissaryctl.gateway.Descriptor.SourceClusterEntry;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.ratelimit.LimitPattern.Label;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The labels of a group as Envoy sends them, as far as that is known before a request comes: their keys, and the
/// values that are the same for all requests. `sender` is absent for one that is only thought of.
record LabelShape(List<Label> labels, Optional<Origin> sender) {

    LabelShape {
        labels = List.copyOf(labels);
    }

    int size() {
        return labels.size();
    }

    /// What the routes of a gateway send, each list of labels once.
    static List<LabelShape> of(Gateway gateway) {
        SequencedMap<List<Label>, LabelShape> found = new LinkedHashMap<>();
        gateway.listeners().stream()
                .flatMap(listener -> listener.chains().stream())
                .filter(chain -> chain.content() instanceof HttpTraffic)
                .flatMap(chain -> ((HttpTraffic) chain.content()).virtualHosts().stream())
                .flatMap(host -> host.routes().stream())
                .forEach(route -> add(route, found));
        return List.copyOf(found.values());
    }

    private static void add(Route route, SequencedMap<List<Label>, LabelShape> found) {
        if (!(route.decision() instanceof Forward forward)) return;
        for (Descriptor descriptor : forward.descriptors()) {
            for (List<Label> labels : labels(descriptor)) {
                if (!labels.isEmpty()) found.putIfAbsent(labels, new LabelShape(labels, Optional.of(route.origin())));
            }
        }
    }

    /// A header that may be left out makes two lists.
    private static List<List<Label>> labels(Descriptor descriptor) {
        List<List<Label>> all = List.of(List.of());
        for (Entry entry : descriptor.entries()) {
            List<List<Label>> longer = new ArrayList<>();
            for (List<Label> before : all) {
                List<Label> with = new ArrayList<>(before);
                with.add(label(entry));
                longer.add(with);
                if (entry instanceof HeaderEntry(var _, var _, boolean skip) && skip) longer.add(before);
            }
            all = longer;
        }
        return all;
    }

    private static Label label(Entry entry) {
        return switch (entry) {
            case SourceClusterEntry() -> new Label("source_cluster", Optional.empty());
            case DestinationClusterEntry() -> new Label("destination_cluster", Optional.empty());
            case RemoteAddressEntry() -> new Label("remote_address", Optional.empty());
            case GenericEntry(String key, String value) -> new Label(key, Optional.of(value));
            case HeaderEntry(String key, var _, var _) -> new Label(key, Optional.empty());
        };
    }
}
