package emissaryctl.publish;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;

import emissaryctl.pipeline.Compiling;
import emissaryctl.xds.Snapshot;
import emissaryctl.xds.Snapshots;
import emissaryctl.xds.XdsPlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Configurations to publish.
final class Configurations {

    static PublishOptions options(Path directory) {
        return new PublishOptions(XdsPlaces.behindLink(directory.toString()), PublishOptions.DEFAULT_WATCHES, true);
    }

    /// One that sends all requests to a service.
    static Snapshot to(String service) {
        return of(List.of(mapping("all", service, "prefix: /")));
    }

    /// One with this number of Mappings to one service.
    static Snapshot many(int mappings) {
        return of(IntStream.range(0, mappings)
                .mapToObj(i -> mapping("m" + i, "shop", "prefix: /m" + i + "/"))
                .toList());
    }

    private static Snapshot of(List<String> mappings) {
        List<String> all = new ArrayList<>(List.of(listener(8080, "HTTP", "XFP"), host("everyone", "*", "Route")));
        all.addAll(mappings);
        return Snapshots.of(Compiling.config(all.toArray(String[]::new)));
    }

    private Configurations() {}
}
