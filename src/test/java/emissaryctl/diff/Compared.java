package emissaryctl.diff;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.normal.KnownPieces;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.Tree;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.resource.ReadOptions;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.KnownDocuments;
import java.util.List;

/// Comparisons of resources that are given as text.
public final class Compared {

    private static final ReadOptions READING = new ReadOptions("default", "default", false, false, true);

    private Compared() {}

    public static Comparison of(String before, String after) {
        return Diffing.compare(
                side("old.yaml", before, Profile.RECOMMENDED), side("new.yaml", after, Profile.RECOMMENDED));
    }

    public static DiffSide side(String name, String yaml, Profile profile) {
        return side(name, yaml, profile, KnownDocuments.none(), new KnownPieces());
    }

    static DiffSide side(String name, String yaml, Profile profile, KnownDocuments documents, KnownPieces pieces) {
        DiffSide.Made made = DiffSide.Made.of(
                Pipeline.read(List.of(new SourceFile(name, yaml)), READING, documents),
                AssembleOptions.defaults(profile),
                "default");
        return DiffSide.of(name, made, pieces);
    }

    /// What changed, a line for each: `changed Mapping default/users: route.timeout: 3s → 10s`.
    static List<String> lines(Comparison comparison) {
        return comparison.entries().stream().map(Compared::line).toList();
    }

    private static String line(Entry entry) {
        List<String> fields = Part.of(entry).stream()
                .flatMap(part -> part.fields().isEmpty()
                        ? java.util.stream.Stream.of(
                                part.layer().word(1) + " " + part.kind().word())
                        : part.fields().stream().map(Compared::field))
                .distinct()
                .toList();
        String resource = entry.resource().map(Object::toString).orElse("several");
        return entry.kind().word() + " " + resource + ": " + String.join("; ", fields);
    }

    private static String field(FieldChange change) {
        return change.path() + ": " + change.before().map(Tree::shown).orElse("–") + " → "
                + change.after().map(Tree::shown).orElse("–");
    }

    static List<Kind> kinds(Comparison comparison) {
        return comparison.entries().stream().map(Entry::kind).toList();
    }
}
