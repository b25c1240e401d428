package emissaryctl.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/// A directory that a node's kubelet keeps up to date: the files lie in a hidden directory of their own; `..data`, a
/// link to that, is replaced by a rename; beside it there is a link for each file, by which people see them.
record Mount(Path directory) {

    void update(Map<String, String> files) throws IOException {
        Path data = directory.resolve("..data");
        Path old = Files.exists(data, LinkOption.NOFOLLOW_LINKS) ? data.toRealPath() : directory;
        Path next = Files.createTempDirectory(directory, "..2026_");
        for (var file : files.entrySet()) Files.writeString(next.resolve(file.getKey()), file.getValue());
        Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), next.getFileName());
        Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
        for (String name : files.keySet()) {
            Path seen = directory.resolve(name);
            if (!Files.isSymbolicLink(seen)) Files.createSymbolicLink(seen, Path.of("..data", name));
        }
        if (old.equals(directory)) return;
        try (Stream<Path> gone = Files.list(old)) {
            for (Path file : gone.toList()) {
                if (!files.containsKey(file.getFileName().toString())) {
                    Files.delete(directory.resolve(file.getFileName()));
                }
                Files.delete(file);
            }
        }
        Files.delete(old);
    }
}
