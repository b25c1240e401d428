package emissaryctl.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Stands in for an Envoy that follows a directory: it reads what `cur` leads to whenever it is asked, and rejects the
/// listeners of the generations that it is told to reject.
final class StubEnvoy implements Follower {

    private final Path directory;
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, Long> failures = new HashMap<>();

    /// Where `cur` led, each time that it was asked and had changed.
    final List<String> seen = new ArrayList<>();

    Predicate<String> rejects = _ -> false;
    boolean runs = true;
    boolean drains = false;

    StubEnvoy(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Map<String, String>> versions() {
        if (!runs) return Optional.empty();
        follow();
        return Optional.of(Map.copyOf(versions));
    }

    private void follow() {
        Path link = directory.resolve("cur");
        try {
            if (!Files.exists(link)) return;
            String name = Files.readSymbolicLink(link).getFileName().toString();
            if (!seen.isEmpty() && seen.getLast().equals(name)) return;
            seen.add(name);
            try (Stream<Path> files = Files.list(link)) {
                for (Path file : files.toList())
                    read(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1), name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String file, String text, String name) {
        String stem = file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : "";
        String statistic = stem.equals("cds") ? "cluster_manager.cds" : "";
        if (stem.equals("lds")) statistic = "listener_manager.lds";
        if (stem.startsWith("rds-")) statistic = "http.ingress_http.rds." + stem.substring("rds-".length());
        if (statistic.isEmpty()) return;
        if (!text.startsWith("{\n  \"version_info\": \"" + name + "\"")) throw new AssertionError(file + " in " + name);
        if (stem.equals("lds") && rejects.test(name)) failures.merge(statistic, 1L, Long::sum);
        else versions.put(statistic, name);
    }

    @Override
    public Map<String, Long> failures() {
        return Map.copyOf(failures);
    }

    @Override
    public boolean warming() {
        return false;
    }

    @Override
    public boolean draining() {
        return drains;
    }

    @Override
    public Patience patience() {
        return attempt -> attempt < 10;
    }
}
