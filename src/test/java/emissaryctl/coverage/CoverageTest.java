package emissaryctl.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import emissaryctl.coverage.Treatment.Becomes;
import emissaryctl.coverage.Treatment.SameAs;
import emissaryctl.envoy.message.NewerField;
import emissaryctl.golden.ApprovedFile;
import emissaryctl.schema.SchemaCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The catalogue names the fields that the schemas have, and fields that Envoy has.
class CoverageTest {

    /// Fields that Envoy 1.40 has and the published classes of its messages lack.
    private static final Set<String> NEWER =
            Set.of(NewerField.COMPRESSED_CONTENT_TYPES, NewerField.END_SESSION_ENDPOINT).stream()
                    .map(field -> field.message() + "." + field.name())
                    .collect(Collectors.toSet());

    static Stream<CoveredKind> kinds() {
        return Stream.concat(Stream.of(Coverage.EVERY_OBJECT), Coverage.KINDS.stream());
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfASchemaIsThereAndNoOther() {
        Set<String> common = paths(Coverage.EVERY_OBJECT);
        return Coverage.KINDS.stream()
                .map(kind -> DynamicTest.dynamicTest(kind.title(), () -> {
                    Set<String> schemas = kind.schemaPaths();
                    assertThat(schemas).isNotEmpty();
                    schemas.removeAll(common);
                    assertThat(paths(kind)).isEqualTo(schemas);
                }));
    }

    @Test
    void everyObjectHasWhatSchemasHave() {
        assertThat(Coverage.EVERY_OBJECT.schemaPaths()).containsAll(paths(Coverage.EVERY_OBJECT));
    }

    @Test
    void everyKindIsThereInAllVersions() {
        List<String> covered = new ArrayList<>();
        for (CoveredKind kind : Coverage.KINDS) {
            for (String version : kind.apiVersions()) covered.add(version + " " + kind.kind());
        }
        Set<String> known = new TreeSet<>();
        SchemaCatalogue.kinds().forEach((version, kinds) -> kinds.forEach(kind -> known.add(version + " " + kind)));
        assertThat(new TreeSet<>(covered)).isEqualTo(known);
    }

    @Test
    void noFieldIsThereTwice() {
        kinds().forEach(kind ->
                assertThat(kind.fields()).extracting(CoveredField::path).doesNotHaveDuplicates());
    }

    @Test
    void sameAsNamesAFieldOfTheKind() {
        kinds().forEach(kind -> {
            Set<String> all = paths(kind);
            all.addAll(paths(Coverage.EVERY_OBJECT));
            for (CoveredField field : kind.fields()) {
                if (!(field.treatment() instanceof SameAs(String path))) continue;
                assertThat(all).contains(kind.root().isEmpty() ? path : kind.root() + "." + path);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyEnvoyFieldExistsAndIsNotDeprecated() {
        return envoyFields()
                .map(field -> DynamicTest.dynamicTest(field.toString(), () -> {
                    EnvoyMessage message = EnvoyMessages.of(field);
                    Descriptor descriptor = EnvoyDescriptors.of(message.fullName());
                    assertThat(descriptor.getFile().getName()).isEqualTo(message.path());
                    if (NEWER.contains(message.fullName() + "." + field.name())) return;
                    FieldDescriptor found = descriptor.findFieldByName(field.name());
                    assertThat(found).isNotNull();
                    assertThat(found.getOptions().getDeprecated()).isFalse();
                }));
    }

    /// A field that the published classes have by now needs no list.
    @Test
    void newerFieldsAreMissingFromThePublishedClasses() {
        for (String name : NEWER) {
            int dot = name.lastIndexOf('.');
            Descriptor descriptor = EnvoyDescriptors.of(name.substring(0, dot));
            assertThat(descriptor.findFieldByName(name.substring(dot + 1))).isNull();
        }
    }

    @Test
    void everyMessageIsUsed() {
        Set<String> used = envoyFields()
                .map(field -> EnvoyMessages.of(field).fullName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(EnvoyMessages.ALL.stream().map(EnvoyMessage::fullName)).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void thePageIsWhatTheCatalogueSays() {
        new ApprovedFile(Path.of("docs"), "coverage.md").verify(CoveragePage.text());
    }

    private static Stream<EnvoyField> envoyFields() {
        return kinds().flatMap(kind -> kind.fields().stream())
                .flatMap(field -> field.treatment() instanceof Becomes(List<EnvoyField> fields)
                        ? fields.stream()
                        : Stream.empty())
                .distinct();
    }

    private static Set<String> paths(CoveredKind kind) {
        return kind.fields().stream().map(kind::fullPath).collect(Collectors.toCollection(TreeSet::new));
    }
}
