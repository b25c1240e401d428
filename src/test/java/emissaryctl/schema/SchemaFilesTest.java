package emissaryctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The schema files themselves.
class SchemaFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/emissaryctl/schemas");
    private static final SchemaCatalogue CATALOGUE = new SchemaCatalogue();

    @TestFactory
    Stream<DynamicTest> everyFileIsAValidSchema() throws IOException {
        Schema metaschema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file,
                        () -> assertThat(metaschema.validate(CATALOGUE.file(file)))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyPropertyHasADescription() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file,
                        () -> assertThat(undescribed(file, CATALOGUE.file(file), ""))
                                .isEmpty()));
    }

    @Test
    void theCatalogueKnowsWhatTheFolderHolds() throws IOException {
        List<String> known = new ArrayList<>(List.of("common.json", "endpoints.json", "getambassador.io/common.json"));
        for (String file : files()) {
            Path path = Path.of(file);
            if (path.getNameCount() < 3) continue;
            String folder = path.getParent().toString();
            String apiVersion = folder.startsWith("core/") ? folder.substring("core/".length()) : folder;
            String name = path.getFileName().toString().replace(".json", "");
            String kind = name.startsWith("Module") ? "Module" : name;
            String module = Map.of("ModuleTls", "tls", "ModuleAuthentication", "authentication", "ModuleOther", "mine")
                    .getOrDefault(name, "ambassador");
            assertThat(CATALOGUE.knows(apiVersion, kind)).as(file).isTrue();
            assertThat(CATALOGUE.find(apiVersion, kind, module)).as(file).isPresent();
            assertThat(CATALOGUE.file(file).path("title").asString()).endsWith(" " + apiVersion);
            known.add(file);
        }
        assertThat(files()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(known).hasSize(67);
    }

    @Test
    void v3alpha1HasTheFieldsOfTheCrds() {
        Map<String, Integer> counts = fieldCounts("getambassador.io/v3alpha1");
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("AuthService", 18),
                        Map.entry("ConsulResolver", 3),
                        Map.entry("DevPortal", 8),
                        Map.entry("Host", 10),
                        Map.entry("KubernetesEndpointResolver", 1),
                        Map.entry("KubernetesServiceResolver", 1),
                        Map.entry("Listener", 9),
                        Map.entry("LogService", 9),
                        Map.entry("Mapping", 67),
                        Map.entry("Module", 2),
                        Map.entry("RateLimitService", 10),
                        Map.entry("TCPMapping", 15),
                        Map.entry("TLSContext", 17),
                        Map.entry("TracingService", 8)));
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(178);
    }

    @Test
    void v1IsV2WithoutHost() {
        Map<String, Integer> v2 = fieldCounts("getambassador.io/v2");
        assertThat(v2.remove("Host")).isEqualTo(10);
        assertThat(fieldCounts("getambassador.io/v1")).isEqualTo(v2);
        assertThat(v2).doesNotContainKey("Listener").containsEntry("Mapping", 63);
    }

    @Test
    void otherKindsAndVersionsAreUnknown() {
        assertThat(CATALOGUE.knows("getambassador.io/v0", "Mapping")).isFalse();
        assertThat(CATALOGUE.knows("getambassador.io/v2", "Listener")).isFalse();
        assertThat(CATALOGUE.knows("v1", "ConfigMap")).isFalse();
        assertThat(CATALOGUE.knows("../core/v1", "Secret")).isFalse();
    }

    private static Map<String, Integer> fieldCounts(String apiVersion) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String kind : List.of(
                "AuthService",
                "ConsulResolver",
                "DevPortal",
                "Host",
                "KubernetesEndpointResolver",
                "KubernetesServiceResolver",
                "Listener",
                "LogService",
                "Mapping",
                "Module",
                "RateLimitService",
                "TCPMapping",
                "TLSContext",
                "TracingService")) {
            CATALOGUE
                    .find(apiVersion, kind, "ambassador")
                    .flatMap(schema -> schema.view().field("spec"))
                    .ifPresent(spec -> counts.put(kind, spec.fields().size()));
        }
        return counts;
    }

    /// The pointers of properties in `node` that neither have a description nor refer to one that has.
    private static List<String> undescribed(String file, JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        for (String name : node.path("properties").propertyNames()) {
            JsonNode property = node.path("properties").path(name);
            if (!isDescribed(file, property)) found.add(pointer + "/" + name);
        }
        if (node.isContainer()) {
            for (String name : node.propertyNames())
                found.addAll(undescribed(file, node.path(name), pointer + "/" + name));
            for (JsonNode item : node.values()) {
                if (node.isArray()) found.addAll(undescribed(file, item, pointer));
            }
        }
        return found;
    }

    private static boolean isDescribed(String file, JsonNode property) {
        if (isOneLine(property.path("description"))) return true;
        String[] reference = property.path("$ref").asString("").split("#", 2);
        if (reference.length < 2) return false;
        String target = reference[0].isEmpty()
                ? file
                : Path.of(file).resolveSibling(reference[0]).normalize().toString();
        return isDescribed(target, CATALOGUE.file(target).at(reference[1]));
    }

    private static boolean isOneLine(JsonNode description) {
        String text = description.asString("");
        return !text.isBlank() && text.endsWith(".") && text.indexOf('\n') < 0 && text.length() <= 120;
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
