package emissaryctl.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How many inotify instances the system gives a user.
final class WatchLimit {

    private static final Path FILE = Path.of("/proc/sys/fs/inotify/max_user_instances");

    /// Nothing where the system does not say.
    static Optional<Integer> ofSystem() {
        try (InputStream in = Files.newInputStream(FILE)) {
            // Of these files a second read gives nothing, so the first must ask for all there is.
            return Optional.of(new String(in.readNBytes(64), StandardCharsets.US_ASCII).strip())
                    .filter(text -> text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                    .map(Integer::parseInt);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private WatchLimit() {}
}
