package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells the patches in a tree of kustomize from the resources: they look like these, and are parts of them. The
/// `kustomization.yaml` in the input names them. That they are not applied is an error, as what is compiled is not what
/// a cluster would get, and a file that is named by mistake is missed.
final class KustomizePatches {

    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml");
    private static final Set<String> LISTS = Set.of("patches", "patchesStrategicMerge", "patchesJson6902");

    private final Set<String> patches = new HashSet<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private KustomizePatches(List<YamlMap> kustomizations, Set<String> files) {
        for (YamlMap kustomization : kustomizations) {
            for (YamlMap.Entry entry : kustomization.entries()) {
                if (LISTS.contains(entry.key()) && entry.value() instanceof YamlList list) add(entry, list, files);
            }
        }
    }

    /// The documents without those of patches, and an error for each list of patches that is left out.
    static Outcome<List<YamlNode>> without(List<YamlNode> documents) {
        List<YamlMap> kustomizations =
                documents.stream().flatMap(KustomizePatches::kustomization).toList();
        if (kustomizations.isEmpty()) return new Outcome<>(documents, List.of());
        Set<String> files = documents.stream()
                .map(document -> normal(document.span().file()))
                .collect(Collectors.toSet());
        KustomizePatches kustomize = new KustomizePatches(kustomizations, files);
        List<YamlNode> left = documents.stream()
                .filter(document ->
                        !kustomize.patches.contains(normal(document.span().file())))
                .toList();
        return new Outcome<>(left, kustomize.found);
    }

    private static Stream<YamlMap> kustomization(YamlNode document) {
        String file = document.span().file();
        boolean named = NAMES.contains(file.substring(file.lastIndexOf('/') + 1));
        return named && document instanceof YamlMap map ? Stream.of(map) : Stream.empty();
    }

    private void add(YamlMap.Entry entry, YamlList list, Set<String> files) {
        String kustomization = entry.keySpan().file();
        List<String> named = list.items().stream()
                .flatMap(item -> path(item).stream())
                .flatMap(path -> beside(kustomization, path).stream())
                .filter(files::contains)
                .toList();
        if (named.isEmpty()) return;
        patches.addAll(named);
        found.add(SourceProblems.kustomizePatches(entry.keySpan(), directory(kustomization)));
    }

    /// A patch may be written in the list itself.
    private static Optional<String> path(YamlNode item) {
        Optional<String> path = switch (item) {
            case YamlMap map -> map.string("path");
            case YamlScalar scalar -> Optional.of(scalar.text());
            case YamlList _ -> Optional.empty();
        };
        return path.filter(text -> text.indexOf('\n') < 0);
    }

    private static String directory(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "." : file.substring(0, Math.max(slash, 1));
    }

    private static Optional<String> beside(String file, String path) {
        try {
            return Optional.of(normal(Path.of(directory(file)).resolve(path).toString()));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static String normal(String file) {
        try {
            return Path.of(file).normalize().toString();
        } catch (InvalidPathException _) {
            return file;
        }
    }
}
