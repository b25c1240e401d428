package emissaryctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind in every version: a document with all fields is fine, and one mistake in it, wherever it is, is said
/// once.
class OneMistakeTest {

    private static final SchemaCatalogue CATALOGUE = new SchemaCatalogue();
    private static final List<String> KINDS = List.of(
            "AuthService",
            "ConsulResolver",
            "DevPortal",
            "Host",
            "KubernetesEndpointResolver",
            "KubernetesServiceResolver",
            "Listener",
            "LogService",
            "Mapping",
            "RateLimitService",
            "TCPMapping",
            "TLSContext",
            "TracingService");

    private final Samples samples = new Samples();

    static Stream<Arguments> kinds() {
        return Stream.of("v1", "v2", "v3alpha1").flatMap(version -> {
            String apiVersion = "getambassador.io/" + version;
            Stream<Arguments> modules = Stream.of("ambassador", "tls", "authentication", "mine")
                    .map(name -> Arguments.of(apiVersion, "Module", name));
            return Stream.concat(
                    KINDS.stream()
                            .filter(kind -> CATALOGUE.knows(apiVersion, kind))
                            .map(kind -> Arguments.of(apiVersion, kind, "thing")),
                    modules);
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFullDocumentIsFine(String apiVersion, String kind, String name) {
        assertThat(Checks.diagnostics(document(apiVersion, kind, name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anUnknownFieldIsOneMistake(String apiVersion, String kind, String name) {
        forEachMap(
                apiVersion,
                kind,
                name,
                (spot, map) -> spot.view().isClosed()
                        ? List.of(new Mutation(
                                map.with(samples.entry("zzzzzzzz", samples.text("z"))), Code.UNKNOWN_FIELD))
                        : List.of());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFieldLeftOutIsOneMistake(String apiVersion, String kind, String name) {
        forEachMap(
                apiVersion,
                kind,
                name,
                (spot, map) -> required(spot)
                        .map(field -> new Mutation(map.without(field), Code.MISSING_REQUIRED_FIELD))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRequiredFieldWithoutValueIsOneMistake(String apiVersion, String kind, String name) {
        forEachMap(
                apiVersion,
                kind,
                name,
                (spot, map) -> required(spot)
                        .filter(field -> !field.equals("metadata"))
                        .map(field -> new Mutation(
                                map.with(samples.entry(field, samples.nothing())), Code.MISSING_REQUIRED_FIELD))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aMisspeltRequiredFieldIsOneMistake(String apiVersion, String kind, String name) {
        forEachMap(
                apiVersion,
                kind,
                name,
                (spot, map) -> required(spot)
                        .filter(field -> !field.equals("metadata"))
                        .map(field -> new Mutation(
                                map.without(field)
                                        .with(samples.entry(
                                                field + "x", map.get(field).orElseThrow())),
                                Code.UNKNOWN_FIELD))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aSpecFieldInMetadataIsOneMistake(String apiVersion, String kind, String name) {
        YamlMap document = document(apiVersion, kind, name);
        YamlMap spec = document.map("spec").orElseThrow();
        YamlMap metadata = document.map("metadata").orElseThrow();
        for (YamlMap.Entry entry : spec.entries()) {
            if (metadata.has(entry.key())) continue;
            YamlMap moved = document.with(samples.entry("spec", spec.without(entry.key())))
                    .with(samples.entry("metadata", metadata.with(entry)));
            assertOne(moved, Code.FIELD_IN_WRONG_PLACE, entry.key());
            YamlMap above = document.with(samples.entry("spec", spec.without(entry.key())))
                    .with(entry);
            assertOne(above, Code.FIELD_IN_WRONG_PLACE, entry.key());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aWrongTypeIsOneMistake(String apiVersion, String kind, String name) {
        Set<Code> codes = Set.of(Code.WRONG_TYPE, Code.RATELIMIT_LEGACY_LABEL_SYNTAX);
        change(
                        document(apiVersion, kind, name),
                        CATALOGUE.find(apiVersion, kind, name).orElseThrow().view(),
                        spot -> {
                            if (spot.view().types().isEmpty() || spot.path().isEmpty()) return List.of();
                            if (Set.of("apiVersion", "kind", "metadata.name", "metadata")
                                    .contains(spot.path())) return List.of();
                            return List.of(
                                    spot.view().types().contains("object") ? samples.number() : samples.strange());
                        })
                .forEach(changed -> assertThat(Checks.diagnostics(changed.document()))
                        .as(changed.path())
                        .singleElement()
                        .matches(found -> codes.contains(found.code())));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aValueThatIsNoChoiceIsOneMistake(String apiVersion, String kind, String name) {
        change(
                        document(apiVersion, kind, name),
                        CATALOGUE.find(apiVersion, kind, name).orElseThrow().view(),
                        spot -> {
                            if (spot.view().choices().isEmpty()) return List.of();
                            return spot.view().types().contains("integer")
                                    ? List.of(new YamlScalar(
                                            YamlScalar.Type.INTEGER,
                                            "12345",
                                            spot.node().span()))
                                    : List.of(samples.text("zzzzzzzz"));
                        })
                .forEach(changed -> assertOne(changed.document(), Code.INVALID_ENUM, changed.path()));
    }

    /// A map in place of another, and the code that this should raise.
    private record Mutation(YamlMap map, Code code) {}

    /// A document with one node changed.
    private record Changed(YamlMap document, String path) {}

    private YamlMap document(String apiVersion, String kind, String name) {
        SchemaView schema = CATALOGUE.find(apiVersion, kind, name).orElseThrow().view();
        return samples.document(schema, apiVersion, kind, name);
    }

    private static Stream<String> required(Spot spot) {
        return spot.view().fields().stream().filter(spot.view()::requires);
    }

    private void forEachMap(
            String apiVersion, String kind, String name, BiFunction<Spot, YamlMap, List<Mutation>> mutate) {
        SchemaView schema = CATALOGUE.find(apiVersion, kind, name).orElseThrow().view();
        YamlMap document = document(apiVersion, kind, name);
        List<Code> expected = new ArrayList<>();
        List<Changed> changed = change(document, schema, spot -> {
            if (!(spot.node() instanceof YamlMap map) || isNameOfModule(kind, spot)) return List.of();
            List<Mutation> mutations = mutate.apply(spot, map);
            mutations.forEach(mutation -> expected.add(mutation.code()));
            return mutations.stream().map(Mutation::map).toList();
        });
        assertThat(changed).hasSameSizeAs(expected);
        for (int i = 0; i < changed.size(); i++) {
            assertOne(changed.get(i).document(), expected.get(i), changed.get(i).path());
        }
    }

    /// A Module without its name is another Module, which has no settings to be checked.
    private static boolean isNameOfModule(String kind, Spot spot) {
        return kind.equals("Module") && spot.path().equals("metadata");
    }

    private interface Change {
        List<? extends YamlNode> at(Spot spot);
    }

    /// The document with each of the changed nodes in turn.
    private List<Changed> change(YamlMap document, SchemaView schema, Change change) {
        List<Changed> changed = new ArrayList<>();
        visit(Spot.root(document, schema), node -> (YamlMap) node, change, changed);
        return changed;
    }

    private void visit(Spot spot, Rebuild rebuild, Change change, List<Changed> changed) {
        for (YamlNode node : change.at(spot)) changed.add(new Changed(rebuild.with(node), spot.path()));
        if (spot.node() instanceof YamlMap map) {
            for (YamlMap.Entry entry : map.entries()) {
                spot.field(entry.key())
                        .ifPresent(below -> visit(
                                below,
                                node -> rebuild.with(map.with(new YamlMap.Entry(entry.key(), entry.keySpan(), node))),
                                change,
                                changed));
            }
        }
        if (spot.node() instanceof YamlList list && !list.items().isEmpty()) {
            spot.item(0)
                    .ifPresent(below -> visit(
                            below, node -> rebuild.with(new YamlList(List.of(node), list.span())), change, changed));
        }
    }

    /// The document with another node in some place.
    private interface Rebuild {
        YamlMap with(YamlNode node);
    }

    private static void assertOne(YamlMap document, Code code, String where) {
        List<Diagnostic> found = Checks.diagnostics(document);
        assertThat(found).as(where).singleElement().returns(code, Diagnostic::code);
    }
}
