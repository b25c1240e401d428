package emissaryctl.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import emissaryctl.diag.Diagnostic;
import emissaryctl.schema.FieldAdvice.Move;
import emissaryctl.schema.FieldAdvice.Rename;
import emissaryctl.schema.SchemaCatalogue.KindSchema;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The check of one document: what the JSON-schema validator finds, put back onto the document, each mistake once.
final class DocumentCheck {

    private final String kind;
    private final Spot root;
    private final List<Diagnostic> found = new ArrayList<>();

    /// Paths of fields that stand under a wrong name or in a wrong map, and hence are not missing.
    private final Set<String> misplaced = new HashSet<>();

    /// Paths of maps with unknown fields.
    private final Set<String> strange = new HashSet<>();

    /// Spec fields that stand beside `spec`.
    private final List<String> besideSpec = new ArrayList<>();

    private final Set<Span> legacyLabels = new HashSet<>();
    private final KindSchema schema;

    DocumentCheck(String kind, YamlMap document, KindSchema schema) {
        this.kind = kind;
        this.schema = schema;
        this.root = Spot.root(document, schema.view());
    }

    List<Diagnostic> diagnostics() {
        List<Error> errors = schema.schema().get().validate(YamlJson.of(root.node()));
        for (Error error : errors) {
            if (error.getKeyword().equals("additionalProperties")) unknownField(spot(error), error.getProperty());
        }
        misplacedInMetadata();
        for (Error error : errors) {
            if (!error.getKeyword().equals("additionalProperties")) report(error, spot(error));
        }
        root.field("spec").ifPresent(this::severalLines);
        return found.stream().distinct().sorted().toList();
    }

    private void report(Error error, Spot spot) {
        if (isLegacyLabel(spot)) return;
        if (!spot.fits()) {
            if (error.getKeyword().equals("type")) wrongType(spot);
            return;
        }
        switch (error.getKeyword()) {
            case "required" -> missingField(spot, error.getProperty());
            case "enum" -> found.add(SchemaProblems.notAChoice(spot));
            case "minimum", "maximum" -> found.add(SchemaProblems.outOfRange(spot));
            case "minItems" -> found.add(SchemaProblems.emptyList(spot));
            case "minLength" -> found.add(SchemaProblems.emptyText(spot));
            case "minProperties", "maxProperties" -> {
                if (!strange.contains(spot.path())) found.add(SchemaProblems.notOneField(spot));
            }
            default -> found.add(SchemaProblems.invalid(spot));
        }
    }

    /// Envoy takes no line break in what is a name, a path or a header, and rejects everything for one.
    private void severalLines(Spot spot) {
        switch (spot.node()) {
            case YamlMap map ->
                map.entries().forEach(entry -> spot.field(entry.key()).ifPresent(this::severalLines));
            case YamlList list -> {
                for (int i = 0; i < list.items().size(); i++) spot.item(i).ifPresent(this::severalLines);
            }
            case YamlScalar scalar -> {
                boolean text = scalar.type() == YamlScalar.Type.STRING
                        && spot.view().types().contains("string");
                if (text && !spot.view().allowsLines() && Shape.hasLines(scalar.text())) {
                    found.add(SchemaProblems.severalLines(spot));
                }
            }
        }
    }

    private void unknownField(Spot spot, String key) {
        if (isLegacyLabel(spot)) return;
        Optional<FieldAdvice> advice = FieldAdvice.of(key, spot, root.view());
        String home = spot.path();
        strange.add(home);
        switch (advice.orElse(new Move(home))) {
            case Rename(String field) -> misplaced.add(Spot.join(home, field));
            case Move(String map) -> {
                misplaced.add(Spot.join(map, key));
                if (spot.parent().isEmpty() && map.equals("spec") && lacksSpec()) {
                    besideSpec.add(key);
                    return;
                }
            }
        }
        found.add(SchemaProblems.unknownField(kind, spot, key, advice));
    }

    /// Metadata is open, for tools put their own things there; but what is meant for elsewhere or misspelt is a
    /// mistake.
    private void misplacedInMetadata() {
        Optional<Spot> metadata = root.field("metadata").filter(_ -> root.view().isClosed());
        if (metadata.isEmpty()) return;
        for (YamlMap.Entry entry : metadata.get().map().map(YamlMap::entries).orElse(List.of())) {
            boolean known = metadata.get().view().names(entry.key());
            if (known) continue;
            if (FieldAdvice.of(entry.key(), metadata.get(), root.view()).isPresent())
                unknownField(metadata.get(), entry.key());
        }
    }

    private boolean lacksSpec() {
        boolean empty = root.field("spec").map(Spot::isNullField).orElse(true);
        return empty && root.view().requires("spec");
    }

    private void missingField(Spot spot, String field) {
        if (misplaced.contains(Spot.join(spot.path(), field))) return;
        found.add(withFieldsBeside(spot, field, SchemaProblems.missingField(kind, spot, field)));
    }

    private Diagnostic withFieldsBeside(Spot spot, String field, Diagnostic missing) {
        boolean isSpec = spot.parent().isEmpty() && field.equals("spec") && !besideSpec.isEmpty();
        return isSpec ? missing.withHelp(SchemaProblems.underSpec(besideSpec)) : missing;
    }

    /// A field without a value is a field left out, as the API server sees it.
    private void wrongType(Spot spot) {
        if (!spot.isNullField()) {
            found.add(SchemaProblems.wrongType(spot));
            return;
        }
        Spot map = spot.parent().orElseThrow();
        if (!map.view().requires(spot.step())) return;
        found.add(withFieldsBeside(map, spot.step(), SchemaProblems.noValue(kind, map, spot)));
    }

    /// Whether the fault lies in a label in v2 form, which is reported once.
    private boolean isLegacyLabel(Spot spot) {
        Optional<Spot> label = spot.within("label");
        Optional<String> modern = label.flatMap(at -> LegacyLabels.rewrite(at.node()));
        if (label.isEmpty() || modern.isEmpty()) return false;
        if (legacyLabels.add(label.get().node().span())) {
            found.add(SchemaProblems.legacyLabel(kind, label.get(), modern.get()));
        }
        return true;
    }

    private Spot spot(Error error) {
        NodePath path = error.getInstanceLocation();
        Spot spot = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            Optional<Spot> next = step instanceof Integer index ? spot.item(index) : spot.field(String.valueOf(step));
            if (next.isEmpty()) return spot;
            spot = next.get();
        }
        return spot;
    }
}
