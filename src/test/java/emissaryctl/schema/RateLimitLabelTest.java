package emissaryctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Labels in v3alpha1 form, and what is said of others.
class RateLimitLabelTest {

    private static final String LEGACY = "11:9 EMC6001 this is v2 label syntax, which rate-limits nothing in v3alpha1";

    static Stream<Arguments> legacyLabels() {
        return Stream.of(
                Arguments.of(
                        "api-rate-limit: {header: Authorization}",
                        "- request_headers: {key: api-rate-limit, header_name: Authorization}"),
                Arguments.of(
                        "limit: {header: \":authority\", omit_if_not_present: true}",
                        "- request_headers: {key: limit, header_name: ':authority', omit_if_not_present: true}"),
                Arguments.of("backend", "- generic_key: {value: backend}"),
                Arguments.of("\"it's 1\"", "- generic_key: {value: 'it''s 1'}"),
                Arguments.of("\"0x1F\"", "- generic_key: {value: '0x1F'}"),
                Arguments.of("\".inf\"", "- generic_key: {value: '.inf'}"),
                Arguments.of("\"42\"", "- generic_key: {value: '42'}"),
                Arguments.of("\"yes\"", "- generic_key: {value: 'yes'}"),
                Arguments.of("generic_key: backend", "- generic_key: {value: backend}"),
                Arguments.of("remote_address", "- remote_address: {key: remote_address}"),
                Arguments.of("remote_address: remote_address", "- remote_address: {key: remote_address}"),
                Arguments.of("source_cluster", "- source_cluster: {key: source_cluster}"),
                Arguments.of("destination_cluster", "- destination_cluster: {key: destination_cluster}"));
    }

    @ParameterizedTest
    @MethodSource("legacyLabels")
    void labelsOfV2AreOneDiagnosticWithTheirV3alpha1Form(String label, String modern) {
        assertThat(labels("- " + label)).containsExactly(LEGACY + " = write `" + modern + "`");
    }

    @Test
    void everyLegacyLabelIsReported() {
        assertThat(labels("- one\n- two")).hasSize(2).allMatch(line -> line.contains("EMC6001"));
    }

    @Test
    void labelsOfV3alpha1AreFine() {
        assertThat(labels("""
                - generic_key: {value: backend, key: part}
                - remote_address: {key: remote_address}
                - request_headers: {key: user, header_name: x-user, omit_if_not_present: true}
                """)).isEmpty();
    }

    @Test
    void mistakesInV3alpha1FormAreNotTakenForV2() {
        assertThat(labels("- generic_key: {}"))
                .containsExactly("11:9 EMC0009 missing required field `value` in"
                        + " `spec.labels.ambassador[0].group[0].generic_key` of Mapping");
        assertThat(labels("- request_headers: {key: user, header: x-user}"))
                .containsExactly("11:38 EMC0006 unknown field `header` in"
                        + " `spec.labels.ambassador[0].group[0].request_headers` of Mapping"
                        + " = did you mean `header_name`?");
        assertThat(labels("- generic_keys: {value: a}"))
                .containsExactly("11:9 EMC0006 unknown field `generic_keys` in"
                        + " `spec.labels.ambassador[0].group[0]` of Mapping = did you mean `generic_key`?");
        assertThat(labels("- 5"))
                .containsExactly("11:9 EMC0007 `labels.ambassador[0].group[0]` must be a map, not an integer");
    }

    @Test
    void labelsAndGroupsHaveOneKey() {
        assertThat(labels("- {generic_key: {value: a}, remote_address: {key: remote_address}}"))
                .containsExactly("11:9 EMC6008 `labels.ambassador[0].group[0]` must have exactly one of"
                        + " `source_cluster`, `destination_cluster`, `remote_address`, `request_headers`,"
                        + " `generic_key`, not 2");
        assertThat(Checks.ofMapping("labels: {ambassador: [{a: [], b: []}]}"))
                .containsExactly("8:25 EMC6008 `labels.ambassador[0]` must have exactly one key, not 2");
    }

    @Test
    void strangeKeyBesideALabelIsOneMistake() {
        assertThat(labels("- x-allow:\n  generic_key: {value: a}"))
                .containsExactly(
                        "11:9 EMC0006 unknown field `x-allow` in" + " `spec.labels.ambassador[0].group[0]` of Mapping");
    }

    @Test
    void v2LabelsAreFineInV2() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v2
                kind: Mapping
                metadata: {name: quote}
                spec:
                  prefix: /
                  service: quote
                  labels:
                    ambassador:
                    - group: [one, remote_address, {generic_key: a}, {limit: {header: x-user}}]
                """)).isEmpty();
    }

    @Test
    void moduleDefaultLabelsHaveTheV3alpha1FormInAllVersions() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v2
                kind: Module
                metadata: {name: ambassador}
                spec:
                  config:
                    default_labels:
                      ambassador: {defaults: [everything]}
                """))
                .containsExactly("7:31 EMC6001 this is v2 label syntax, which rate-limits nothing in a Module"
                        + " = write `- generic_key: {value: everything}`");
    }

    private static List<String> labels(String items) {
        return Checks.ofMapping("labels:\n  ambassador:\n  - group:\n" + items.indent(4));
    }
}
