package emissaryctl.kubernetes;

import com.google.protobuf.Struct;
import emissaryctl.output.XdsJson;
import emissaryctl.output.YamlConfigWriter;
import emissaryctl.xds.Snapshot;
import emissaryctl.xds.XdsFile;
import emissaryctl.xds.XdsLayout;
import emissaryctl.xds.XdsPlaces;
import emissaryctl.xds.XdsSplitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The objects for Envoys that follow one configuration: ConfigMaps, Secrets for the files with keys, and an example of
/// a Deployment that mounts all of them as one directory.
public final class FleetObjects {

    private static final String VERSION = "emissaryctl/version";

    /// A file that no object can hold.
    public record TooLarge(String file, long size, int limit) {}

    private final SequencedMap<String, String> open = new LinkedHashMap<>();
    private final SequencedMap<String, String> secret = new LinkedHashMap<>();
    private final Snapshot snapshot;
    private final FleetOptions options;
    private final String version;
    private final int inlined;

    private FleetObjects(Snapshot snapshot, int maxWatches, FleetOptions options) {
        this.snapshot = snapshot;
        this.options = options;
        this.version = snapshot.fingerprint();
        XdsLayout layout = XdsSplitter.split(snapshot, version, XdsPlaces.mounted(options.mount()), maxWatches);
        this.inlined = layout.inlined();
        for (XdsFile file : layout.files()) {
            (file.secret() ? secret : open).put(file.name(), XdsJson.write(file.content()));
        }
    }

    /// The objects for a configuration. The same configuration gives the same objects.
    public static FleetObjects of(Snapshot snapshot, int maxWatches, FleetOptions options) {
        return new FleetObjects(snapshot, maxWatches, options);
    }

    /// The file that is in the way, if there is one.
    public Optional<TooLarge> tooLarge() {
        return Stream.concat(open.entrySet().stream(), secret.entrySet().stream())
                .filter(file -> Bundle.size(file) > Bundle.LIMIT)
                .map(file -> new TooLarge(file.getKey(), Bundle.size(file), Bundle.LIMIT))
                .findFirst();
    }

    /// What had no room among the files that Envoy may follow.
    public int inlined() {
        return inlined;
    }

    /// How many ConfigMaps it takes. What Envoy sees changes as a whole only while there is one.
    public int configMaps() {
        return Bundle.pack(open).size();
    }

    public String yaml() {
        List<Struct> objects = new ArrayList<>();
        List<String> configMaps = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        for (Bundle bundle : Bundle.pack(open)) {
            String name = options.name() + suffix(configMaps.size());
            configMaps.add(name);
            objects.add(configMap(name, bundle));
        }
        for (Bundle bundle : Bundle.pack(secret)) {
            String name = options.name() + "-keys" + suffix(secrets.size());
            secrets.add(name);
            objects.add(secret(name, bundle));
        }
        if (options.deployment()) objects.add(ExampleDeployment.of(options, snapshot.ports(), configMaps, secrets));
        YamlConfigWriter writer = new YamlConfigWriter();
        return objects.stream().map(writer::write).collect(Collectors.joining("---\n"));
    }

    private static String suffix(int number) {
        return number == 0 ? "" : "-" + (number + 1);
    }

    private Struct configMap(String name, Bundle bundle) {
        return Fields.of()
                .text("apiVersion", "v1")
                .text("kind", "ConfigMap")
                .object("metadata", metadata(name))
                .object("data", contents(bundle))
                .build();
    }

    private Struct secret(String name, Bundle bundle) {
        return Fields.of()
                .text("apiVersion", "v1")
                .text("kind", "Secret")
                .object("metadata", metadata(name))
                .text("type", "Opaque")
                .object("stringData", contents(bundle))
                .build();
    }

    private Fields metadata(String name) {
        return Fields.of()
                .text("name", name)
                .object("labels", Fields.of().text("app.kubernetes.io/managed-by", "emissaryctl"))
                .object("annotations", Fields.of().text(VERSION, version));
    }

    private static Fields contents(Bundle bundle) {
        Fields contents = Fields.of();
        for (Map.Entry<String, String> file : bundle.files()) contents.text(file.getKey(), file.getValue());
        return contents;
    }
}
