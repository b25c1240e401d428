package emissaryctl.serve;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Has the system tell when something happens in the directories of the input. That is for speed only: it says nothing
/// of network mounts, and may lose events, so the loop reads the input every now and then all the same.
final class InputWatcher implements AutoCloseable {

    /// A tree with more directories is looked at every now and then only; each takes something from the system.
    private static final int MOST_DIRECTORIES = 1_000;

    private final List<String> paths;
    private final Wakeups wakeups;
    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    /// The names of the files because of which a directory is watched, if it is not because of all of them.
    private final Map<Path, Set<String>> files = new HashMap<>();

    private InputWatcher(List<String> paths, Wakeups wakeups, WatchService service) {
        this.paths = paths;
        this.wakeups = wakeups;
        this.service = service;
    }

    static InputWatcher start(List<String> paths, Wakeups wakeups) throws IOException {
        InputWatcher watcher =
                new InputWatcher(paths, wakeups, FileSystems.getDefault().newWatchService());
        watcher.register();
        Thread.ofPlatform().daemon().name("input-watcher").start(watcher::run);
        return watcher;
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean matters = matters(key, key.pollEvents());
                if (!key.reset()) forget(key);
                if (matters) wakeups.wake();
            }
        } catch (InterruptedException | ClosedWatchServiceException _) {
            // it is over
        }
    }

    /// In a directory that is watched because of single files, whatever else happens there does not matter. Where
    /// Kubernetes mounts files, it is the link before them that changes, whose name begins with two dots.
    private synchronized boolean matters(WatchKey key, List<WatchEvent<?>> events) {
        Set<String> names = files.getOrDefault(key.watchable(), Set.of());
        return names.isEmpty()
                || events.stream()
                        .map(event -> String.valueOf(event.context()))
                        .anyMatch(name -> names.contains(name) || name.startsWith("..") || name.equals("null"));
    }

    private synchronized void forget(WatchKey key) {
        keys.values().remove(key);
    }

    /// Looks for directories that came, and for those that came back.
    synchronized void register() {
        Set<Path> wanted = directories();
        keys.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey()) || !entry.getValue().isValid();
            if (gone) entry.getValue().cancel();
            return gone;
        });
        for (Path directory : wanted) {
            if (!keys.containsKey(directory)) register(directory);
        }
    }

    private void register(Path directory) {
        try {
            keys.put(
                    directory,
                    directory.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException _) {
            // then it is looked at every now and then only
        }
    }

    /// Those of the input and below; for a file, the one that it lies in, as editors replace files by renaming.
    private Set<Path> directories() {
        Set<Path> found = new HashSet<>();
        Deque<Path> left = new ArrayDeque<>();
        files.clear();
        for (String name : paths) {
            try {
                Path path = Path.of(name).toAbsolutePath();
                if (Files.isDirectory(path)) left.add(path);
                else
                    files.computeIfAbsent(path.resolveSibling(""), _ -> new HashSet<>())
                            .add(String.valueOf(path.getFileName()));
            } catch (InvalidPathException _) {
                // reading will say so
            }
        }
        while (!left.isEmpty() && found.size() < MOST_DIRECTORIES) {
            Path directory = left.remove();
            if (found.add(directory)) left.addAll(below(directory));
        }
        files.keySet().removeAll(found);
        found.addAll(files.keySet());
        return found;
    }

    private static List<Path> below(Path directory) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path child : stream) {
                if (!child.getFileName().toString().startsWith(".")) children.add(child);
            }
        } catch (IOException _) {
            // reading will say so
        }
        return children;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
