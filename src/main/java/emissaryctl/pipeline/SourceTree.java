package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the YAML and JSON files below a directory. Hidden files and directories are skipped. Symbolic links that
/// lead out of the directory are not followed, and those to YAML are reported unless what they lead to is read
/// anyway: it may be what protects the rest.
final class SourceTree {

    /// A file under the name that reports give it.
    record Found(String name, Path path) {}

    private final Path root;
    private final Set<Path> given;
    private final List<Found> files = new ArrayList<>();
    private final Deque<Found> directories = new ArrayDeque<>();
    private final Set<Path> visited = new HashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private SourceTree(Path root, Set<Path> given) {
        this.root = root;
        this.given = given;
    }

    /// The files in the order of their names. What can't be listed is added to `problems`.
    ///
    /// @param given the real paths of all that is read
    static List<Found> list(String name, Path directory, Set<Path> given, List<Diagnostic> problems)
            throws IOException {
        SourceTree tree = new SourceTree(directory.toRealPath(), given);
        tree.directories.add(new Found(name, directory));
        tree.visited.add(tree.root);
        while (!tree.directories.isEmpty()) tree.visit(tree.directories.remove());
        problems.addAll(tree.diagnostics);
        return tree.files.stream().sorted(Comparator.comparing(Found::name)).toList();
    }

    private void visit(Found directory) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory.path())) {
            for (Path child : children) take(directory.name(), child);
        } catch (AccessDeniedException _) {
            diagnostics.add(SourceProblems.notPermitted(directory.name()));
        } catch (IOException | DirectoryIteratorException failure) {
            diagnostics.add(SourceProblems.failed(directory.name(), failure.toString()));
        }
    }

    private void take(String parent, Path child) throws IOException {
        String simpleName = child.getFileName().toString();
        if (simpleName.startsWith(".")) return;
        Found found = new Found(join(parent, simpleName), child);
        if (leadsOut(child)) {
            if (isMissed(child)) diagnostics.add(SourceProblems.leadsOut(found.name(), Files.exists(child)));
            return;
        }
        if (Files.isDirectory(child)) {
            if (visited.add(child.toRealPath())) directories.add(found);
        } else if (isYamlFile(child)) {
            files.add(found);
        }
    }

    private boolean leadsOut(Path child) throws IOException {
        if (!Files.isSymbolicLink(child)) return false;
        return !Files.exists(child) || !child.toRealPath().startsWith(root);
    }

    /// Whether there is or was something at the end of a link that would be read and is not. Directories are only
    /// looked into.
    private boolean isMissed(Path link) throws IOException {
        if (Files.exists(link) && given.stream().anyMatch(link.toRealPath()::startsWith)) return false;
        if (!Files.isDirectory(link)) return isYaml(link.getFileName().toString());
        try (DirectoryStream<Path> children = Files.newDirectoryStream(link, SourceTree::isYamlFile)) {
            return children.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException _) {
            return false;
        }
    }

    private static boolean isYamlFile(Path path) {
        String simpleName = path.getFileName().toString();
        return !simpleName.startsWith(".") && isYaml(simpleName) && Files.isRegularFile(path);
    }

    private static String join(String directory, String child) {
        if (directory.equals(".") || directory.equals("./")) return child;
        return directory.endsWith("/") ? directory + child : directory + "/" + child;
    }

    private static boolean isYaml(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }
}
