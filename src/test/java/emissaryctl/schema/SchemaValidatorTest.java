package emissaryctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Severity;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said of a Mapping, keyword by keyword. The lines of its spec that a case gives begin in line 8.
class SchemaValidatorTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // unknown fields
                mistake(
                        "time_out_ms: 30000",
                        "8:3 EMC0006 unknown field `time_out_ms` in Mapping spec = did you mean `timeout_ms`?"),
                mistake(
                        "timeoutMs: 30000",
                        "8:3 EMC0006 unknown field `timeoutMs` in Mapping spec = did you mean `timeout_ms`?"),
                mistake(
                        "v3StatsName: quote",
                        "8:3 EMC0006 unknown field `v3StatsName` in Mapping spec = did you mean `stats_name`?"),
                mistake("colour: red", "8:3 EMC0006 unknown field `colour` in Mapping spec"),
                mistake("colour:", "8:3 EMC0006 unknown field `colour` in Mapping spec"),
                mistake(
                        "load_balancer: {policy: maglev, headers: x-user}",
                        "8:35 EMC0006 unknown field `headers` in `spec.load_balancer` of Mapping"
                                + " = did you mean `header`?"),
                mistake(
                        "retry_on: 5xx",
                        "8:3 EMC0008 unknown field `retry_on` in Mapping spec"
                                + " = `retry_on` belongs under `spec.retry_policy`"),
                mistake(
                        "circuit_breakers:\n- max_conections: 1",
                        "9:5 EMC0006 unknown field `max_conections` in `spec.circuit_breakers[0]` of Mapping"
                                + " = did you mean `max_connections`?"),
                // types
                mistake(
                        "timeout_ms: \"3000\"",
                        "8:15 EMC0007 `timeout_ms` must be an integer, not a string = remove the quotes"),
                mistake("timeout_ms: 3s", "8:15 EMC0007 `timeout_ms` must be an integer, not a string"),
                mistake("timeout_ms: 1.5", "8:15 EMC0007 `timeout_ms` must be an integer, not a number"),
                mistake("grpc: 'true'", "8:9 EMC0007 `grpc` must be a boolean, not a string = remove the quotes"),
                mistake(
                        "grpc: enabled",
                        "8:9 EMC0007 `grpc` must be a boolean, not a string = write `true` or `false`"),
                mistake("priority: 1", "8:13 EMC0007 `priority` must be a string, not an integer = put it in quotes"),
                mistake(
                        "cors: {origins: \"https://a.com\"}",
                        "8:19 EMC0007 `origins` must be a list, not a string = write it as a list, even of one item"),
                mistake(
                        "circuit_breakers: {max_requests: 1}",
                        "8:21 EMC0007 `circuit_breakers` must be a list, not a map"
                                + " = write it as a list, even of one item"),
                mistake("cors: [a]", "8:9 EMC0007 `cors` must be a map, not a list"),
                mistake(
                        "headers:\n  x-version: 2",
                        "9:16 EMC0007 `headers.x-version` must be a string, not an integer = put it in quotes"),
                mistake(
                        "headers: {x-version: true}",
                        "8:24 EMC0007 `headers.x-version` must be a string, not a boolean"
                                + " = to match any value, use `regex_headers` with `.*`"),
                mistake(
                        "add_request_headers: {x-a: b}",
                        "8:30 EMC0007 `add_request_headers.x-a` must be a map, not a string"
                                + " = write it as `{value: …}`"),
                mistake(
                        "allow_upgrade: [websocket, 1]",
                        "8:30 EMC0007 `allow_upgrade[1]` must be a string, not an integer = put it in quotes"),
                mistake("allow_upgrade: [null]", "8:19 EMC0007 `allow_upgrade[0]` must be a string, not null"),
                mistake(
                        "ambassador_id: 1",
                        "8:18 EMC0007 `ambassador_id` must be a string or a list, not an integer = put it in quotes"),
                // required fields
                mistake(
                        "load_balancer: {header: x-user}",
                        "8:3 EMC0009 missing required field `policy` in `spec.load_balancer` of Mapping"),
                mistake(
                        "load_balancer: {policy: , header: x-user}",
                        "8:19 EMC0009 required field `policy` in `spec.load_balancer` of Mapping has no value"),
                mistake(
                        "health_checks:\n- timeout: 1s",
                        "9:5 EMC0009 missing required field `health_check` in `spec.health_checks[0]` of Mapping"),
                // choices
                mistake(
                        "retry_policy: {retry_on: gateway-eror}",
                        "8:28 EMC0010 `retry_on` must be one of `5xx`, `gateway-error`, `connect-failure`,"
                                + " `retriable-4xx`, `refused-stream`, `retriable-status-codes`, not `gateway-eror`"
                                + " = did you mean `gateway-error`?"),
                mistake(
                        "load_balancer: {policy: ROUND-ROBIN}",
                        "8:27 EMC0010 `policy` must be one of `round_robin`, `ring_hash`, `maglev`, `least_request`,"
                                + " not `ROUND-ROBIN` = did you mean `round_robin`?"),
                mistake(
                        "redirect_response_code: 418",
                        "8:27 EMC0010 `redirect_response_code` must be one of `301`, `302`, `303`, `307`, `308`,"
                                + " not `418`"),
                mistake(
                        "redirect_response_code: \"301\"",
                        "8:27 EMC0007 `redirect_response_code` must be an integer, not a string = remove the quotes"),
                // ranges and counts
                mistake(
                        "error_response_overrides: [{on_status_code: 200, body: {text_format: a}}]",
                        "8:47 EMC0015 `on_status_code` must be between 400 and 599, not 200"),
                mistake(
                        "error_response_overrides: [{on_status_code: 9223372036854775807, body: {}}]",
                        "8:47 EMC0015 `on_status_code` must be between 400 and 599, not 9223372036854775807"),
                mistake(
                        "error_response_overrides: [{on_status_code: 9e999, body: {}}]",
                        "8:47 EMC0007 `on_status_code` must be an integer, not a string"),
                mistake("health_checks: []", "8:18 EMC0015 `health_checks` must have at least one item"),
                mistake(
                        "health_checks: [{health_check: {}}]",
                        "8:34 EMC0015 `health_check` must have exactly one of `http`, `grpc`, not none"),
                mistake(
                        "health_checks: [{health_check: {http: {path: /}, grpc: {upstream_name: a}}}]",
                        "8:34 EMC0015 `health_check` must have exactly one of `http`, `grpc`, not 2"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void oneMistakeIsOneDiagnosticAtItsPlace(String spec, String expected) {
        assertThat(Checks.ofMapping(spec)).containsExactly(expected);
    }

    @Test
    void fieldsWithoutValueAreFieldsLeftOut() {
        assertThat(Checks.ofMapping("timeout_ms:\nlabels:\nload_balancer: ~")).isEmpty();
    }

    @Test
    void missingFieldsPointAtSpec() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: quote}
                spec: {hostname: "*"}
                """))
                .containsExactly(
                        "4:1 EMC0009 missing required field `prefix` in Mapping spec",
                        "4:1 EMC0009 missing required field `service` in Mapping spec");
    }

    @Test
    void missingSpecPointsAtTheKind() {
        assertThat(Checks.of("{apiVersion: getambassador.io/v3alpha1, kind: Mapping, metadata: {name: quote}}"))
                .containsExactly("1:41 EMC0009 missing required field `spec` in Mapping");
    }

    @Test
    void misspeltRequiredFieldIsNotMissingToo() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata:
                  name: quote
                spec:
                  prefx: /quote/
                  service_bad: quote
                """))
                .containsExactly(
                        "6:3 EMC0006 unknown field `prefx` in Mapping spec = did you mean `prefix`?",
                        "7:3 EMC0006 unknown field `service_bad` in Mapping spec = did you mean `service`?");
    }

    @Test
    void specFieldInMetadataIsNotMissingInSpec() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata:
                  name: quote
                  namspace: default
                  prefix: /quote/
                  some-tool: x
                spec:
                  service: quote
                """))
                .containsExactly(
                        "5:3 EMC0006 unknown field `namspace` in Mapping metadata = did you mean `namespace`?",
                        "6:3 EMC0008 unknown field `prefix` in Mapping metadata = `prefix` belongs under `spec`");
    }

    @Test
    void fieldsBesideAMissingSpecAreOneMistake() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v2
                kind: Mapping
                metadata:
                  name: quote
                prefix: /quote/
                service: quote
                """))
                .containsExactly("2:1 EMC0009 missing required field `spec` in Mapping"
                        + " = put `prefix`, `service` under `spec`");
    }

    @Test
    void fieldsThatAreNotIndentedUnderSpecAreOneMistake() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata:
                  name: quote
                spec:
                prefix: /quote/
                service: quote
                """))
                .containsExactly("5:1 EMC0009 required field `spec` in Mapping has no value"
                        + " = put `prefix`, `service` under `spec`");
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v3alpha1
                kind: Host
                metadata:
                  name: quote
                hostname: a.com
                """))
                .containsExactly("5:1 EMC0008 unknown field `hostname` in Host = `hostname` belongs under `spec`");
    }

    @Test
    void aNodeThatIsUsedTwiceIsReportedOnce() {
        assertThat(Checks.ofMapping("""
                circuit_breakers:
                - &limits {max_requests: many}
                - *limits
                """))
                .containsExactly("9:28 EMC0007 `max_requests` must be an integer, not a string");
    }

    @Test
    void fieldsBesideSpecBelongUnderIt() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v3alpha1
                kind: TCPMapping
                metadata: {name: quote}
                port: 6789
                spec: {service: quote}
                """))
                .containsExactly("4:1 EMC0008 unknown field `port` in TCPMapping = `port` belongs under `spec`");
    }

    @Test
    void listenerPortsHaveARange() {
        assertThat(Checks.of("""
                apiVersion: getambassador.io/v3alpha1
                kind: Listener
                metadata: {name: web}
                spec: {port: 70000, securityModel: XFP, protocol: HTTPS, hostBinding: {}}
                """)).containsExactly("4:14 EMC0015 `port` must be between 1 and 65535, not 70000");
    }

    @Test
    void documentsOfOtherKindsAreNotChecked() {
        assertThat(Checks.of("{apiVersion: apps/v1, kind: Deployment, spec: 1}"))
                .isEmpty();
        assertThat(Checks.of("{apiVersion: [1], kind: {}}")).isEmpty();
        assertThat(Checks.of("{}")).isEmpty();
    }

    @Test
    void usersTextIsCutAndStaysOnOneLine() {
        String key = "\"a\\nb" + "x".repeat(200) + "\"";
        String shown = "a b" + "x".repeat(76) + "…";
        assertThat(Checks.ofMapping(key + ": 1"))
                .containsExactly("8:3 EMC0006 unknown field `" + shown + "` in Mapping spec");
    }

    @Test
    void diagnosticsAreErrorsInOrderOfPlace() {
        String yaml = """
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: quote}
                spec: {weight: a, prefix: 1, service: quote, huh: 1, timeout_ms: b}
                """;
        YamlMap document = (YamlMap) YamlReader.read(new SourceFile("t.yaml", yaml), YamlLimits.DEFAULT)
                .value()
                .getFirst();
        assertThat(Checks.diagnostics(document)).isSorted().allMatch(found -> found.severity() == Severity.ERROR);
        assertThat(Checks.diagnostics(document).stream()
                        .map(found -> found.primary().startColumn())
                        .toList())
                .isEqualTo(List.of(16, 27, 46, 66));
    }

    @Test
    void legacyLabelsLeaveTrafficOpen() {
        String yaml = """
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: quote}
                spec: {prefix: /, service: quote, labels: {ambassador: [{group: [one]}]}}
                """;
        YamlMap document = (YamlMap) YamlReader.read(new SourceFile("t.yaml", yaml), YamlLimits.DEFAULT)
                .value()
                .getFirst();
        assertThat(Checks.diagnostics(document)).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo(Code.RATELIMIT_LEGACY_LABEL_SYNTAX);
            assertThat(found.effect()).contains(Effect.OPEN);
        });
    }

    private static Arguments mistake(String spec, String expected) {
        return Arguments.of(spec, expected);
    }
}
