package emissaryctl.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/// A path of `FaultyFiles`: that of the system, with another file system behind it.
record FaultyPath(FaultyFiles files, Path real) implements Path {

    static @Nullable Path of(FaultyFiles files, @Nullable Path path) {
        if (path == null) return null;
        return path instanceof FaultyPath ? path : new FaultyPath(files, path);
    }

    private static Path real(Path path) {
        return path instanceof FaultyPath faulty ? faulty.real : path;
    }

    @Override
    public FileSystem getFileSystem() {
        return files;
    }

    @Override
    public boolean isAbsolute() {
        return real.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return of(files, real.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return of(files, real.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return of(files, real.getParent());
    }

    @Override
    public int getNameCount() {
        return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return of(files, real.getName(index));
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        return of(files, real.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        return real.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return real.endsWith(real(other));
    }

    @Override
    public Path normalize() {
        return of(files, real.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return of(files, real.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
        return of(files, real.relativize(real(other)));
    }

    @Override
    public URI toUri() {
        return real.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return of(files, real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return of(files, real.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        return real.register(watcher, events, modifiers);
    }

    @Override
    public int compareTo(Path other) {
        return real.compareTo(real(other));
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
