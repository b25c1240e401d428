package emissaryctl.lint.tls;

import emissaryctl.lint.Model;
import emissaryctl.resource.Host;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.TlsContext;
import emissaryctl.resource.TlsSettings;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// TLS settings wherever they are written: in TLSContexts, and below `tls` of Hosts.
final class TlsPlaces {

    private TlsPlaces() {}

    /// Settings, the resource that holds them, and the path to them in it.
    record Place(TlsSettings settings, Metadata metadata, List<String> path) {

        Span at(String... field) {
            String[] steps = Stream.concat(path.stream(), Stream.of(field)).toArray(String[]::new);
            return metadata.at(steps);
        }

        Optional<YamlNode> node(String field) {
            Optional<YamlMap> map = Optional.of(metadata.places().written());
            for (String step : path) map = map.flatMap(m -> m.map(step));
            return map.flatMap(m -> m.get(field));
        }
    }

    static List<Place> all(Model model) {
        List<Place> places = new ArrayList<>();
        for (TlsContext context : model.all(TlsContext.class)) {
            places.add(new Place(context.settings(), context.metadata(), List.of()));
        }
        for (Host host : model.all(Host.class)) {
            host.tls().ifPresent(tls -> places.add(new Place(tls, host.metadata(), List.of("tls"))));
        }
        return places;
    }
}
