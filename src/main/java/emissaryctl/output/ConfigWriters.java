package emissaryctl.output;

import java.util.List;
import java.util.Optional;

/// All formats of configurations, the default one first.
public final class ConfigWriters {

    public static final List<ConfigWriter> ALL = List.of(new YamlConfigWriter(), new JsonConfigWriter());

    public static Optional<ConfigWriter> named(String name) {
        return ALL.stream().filter(writer -> writer.name().equals(name)).findFirst();
    }

    private ConfigWriters() {}
}
