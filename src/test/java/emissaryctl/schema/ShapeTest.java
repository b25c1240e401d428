package emissaryctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.schema.SchemaCatalogue.KindSchema;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a shape admits is without fault for the JSON-schema validator, too: full documents of every kind, with some of
/// their nodes left out or replaced at random.
class ShapeTest {

    private static final int TRIES = 150;
    private static final SchemaCatalogue CATALOGUE = new SchemaCatalogue();
    private static final Span PLACE = Span.startOf("t.yaml");

    private static final List<YamlNode> OTHERS = List.of(
            scalar(YamlScalar.Type.STRING, ""),
            scalar(YamlScalar.Type.STRING, "text"),
            scalar(YamlScalar.Type.STRING, "two\nlines"),
            scalar(YamlScalar.Type.STRING, "301"),
            scalar(YamlScalar.Type.STRING, "true"),
            scalar(YamlScalar.Type.INTEGER, "-1"),
            scalar(YamlScalar.Type.INTEGER, "0"),
            scalar(YamlScalar.Type.INTEGER, "8"),
            scalar(YamlScalar.Type.INTEGER, "301"),
            scalar(YamlScalar.Type.INTEGER, "65536"),
            scalar(YamlScalar.Type.INTEGER, "9".repeat(30)),
            scalar(YamlScalar.Type.FLOAT, "1.0"),
            scalar(YamlScalar.Type.FLOAT, "1.5"),
            scalar(YamlScalar.Type.BOOLEAN, "true"),
            scalar(YamlScalar.Type.NULL, "null"),
            new YamlList(List.of(), PLACE),
            YamlMap.of(List.of(), PLACE),
            YamlMap.of(List.of(entry("zzz", scalar(YamlScalar.Type.STRING, "z"))), PLACE));

    private final Random random = new Random(1);

    static Stream<Arguments> kinds() {
        return SchemaCatalogue.kinds().entrySet().stream()
                .flatMap(version -> version.getValue().stream()
                        .flatMap(kind -> names(kind).map(name -> Arguments.of(version.getKey(), kind, name))));
    }

    private static Stream<String> names(String kind) {
        return kind.equals("Module") ? Stream.of("ambassador", "tls", "authentication", "mine") : Stream.of("thing");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsAdmittedIsWithoutFault(String apiVersion, String kind, String name) {
        KindSchema schema = CATALOGUE.find(apiVersion, kind, name).orElseThrow();
        YamlMap full = new Samples().document(schema.view(), apiVersion, kind, name);
        assertThat(schema.shape().admits(full)).as("a full document").isTrue();
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            YamlMap changed = changedMap(full, 2 + random.nextInt(40));
            boolean admitted = schema.shape().admits(changed);
            if (!admitted) refused++;
            else
                assertThat(new DocumentCheck(kind, changed, schema).diagnostics())
                        .isEmpty();
        }
        assertThat(refused).as("documents with faults").isPositive();
    }

    private YamlMap changedMap(YamlMap map, int often) {
        return changed(map, often) instanceof YamlMap changed ? changed : map;
    }

    /// About one node of `often` is left out or another.
    private YamlNode changed(YamlNode node, int often) {
        if (random.nextInt(often) == 0) return OTHERS.get(random.nextInt(OTHERS.size()));
        return switch (node) {
            case YamlMap map -> {
                List<YamlMap.Entry> entries = new ArrayList<>();
                for (YamlMap.Entry entry : map.entries()) {
                    if (random.nextInt(often + 1) > 0) entries.add(entry(entry.key(), changed(entry.value(), often)));
                    if (random.nextInt(often + 5) == 0) entries.add(entry("zzz", OTHERS.getFirst()));
                }
                yield YamlMap.of(entries, PLACE);
            }
            case YamlList list ->
                new YamlList(
                        list.items().stream().map(item -> changed(item, often)).toList(), PLACE);
            case YamlScalar scalar -> scalar;
        };
    }

    private static YamlMap.Entry entry(String key, YamlNode value) {
        return new YamlMap.Entry(key, PLACE, value);
    }

    private static YamlScalar scalar(YamlScalar.Type type, String text) {
        return new YamlScalar(type, text, PLACE);
    }
}
