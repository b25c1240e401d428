package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An object of an older version means what the API server's conversion makes of it.
class UpgradeTest {

    private static final String MAPPING = "prefix: /p/\nservice: s\n";

    private static Arguments mapping(String old, String modern) {
        return Arguments.of("Mapping", MAPPING + "host: h\n" + old, MAPPING + "hostname: h\n" + modern);
    }

    static Stream<Arguments> mappings() {
        return Stream.of(
                Arguments.of("Mapping", MAPPING + "host: a.example", MAPPING + "hostname: a.example"),
                Arguments.of("Mapping", MAPPING + "host: '*.example'", MAPPING + "hostname: '*.example'"),
                Arguments.of("Mapping", MAPPING, MAPPING + "hostname: '*'"),
                Arguments.of("Mapping", MAPPING + "host: ''", MAPPING + "hostname: '*'"),
                Arguments.of("Mapping", MAPPING + "host: _skip_mapping_with_empty_host_", MAPPING),
                Arguments.of(
                        "Mapping",
                        MAPPING + "host: 'a.*'\nhost_regex: true",
                        MAPPING + "host: 'a.*'\nhost_regex: true"),
                Arguments.of(
                        "Mapping", MAPPING + "host: a\nhost_regex: false", MAPPING + "hostname: a\nhost_regex: false"),
                mapping("headers: {x-a: '1'}", "headers: {x-a: '1'}"),
                mapping("headers: {x-a: true}", "regex_headers: {x-a: .*}"),
                mapping("headers: {x-a: '1', x-b: true, x-c: false}", "headers: {x-a: '1'}\nregex_headers: {x-b: .*}"),
                mapping(
                        "headers: {x-a: true}\nregex_headers: {x-a: 'v.*', x-b: w}",
                        "regex_headers: {x-a: 'v.*', x-b: w}"),
                mapping(
                        "query_parameters: {a: '1', b: true}",
                        "query_parameters: {a: '1'}\nregex_query_parameters: {b: .*}"),
                mapping(
                        "query_parameters: {a: true}\nregex_query_parameters: {a: x}",
                        "regex_query_parameters: {a: x}"),
                mapping("query_parameters: {a: false}", "query_parameters: {}"),
                mapping("add_request_headers: {x: v}", "add_request_headers: {x: {value: v}}"),
                mapping(
                        "add_request_headers: {x: {value: v, append: false}}",
                        "add_request_headers: {x: {value: v, append: false}}"),
                mapping(
                        "add_response_headers: {x: v, y: {value: w}}",
                        "add_response_headers: {x: {value: v}, y: {value: w}}"),
                mapping("add_response_headers: {}", "add_response_headers: {}"),
                mapping("remove_request_headers: x-a", "remove_request_headers: [x-a]"),
                mapping("remove_request_headers: [x-a, x-b]", "remove_request_headers: [x-a, x-b]"),
                mapping("remove_response_headers: x-a", "remove_response_headers: [x-a]"),
                mapping("cors: {origins: 'http://a,http://b'}", "cors: {origins: ['http://a', 'http://b']}"),
                mapping("cors: {origins: ['http://a']}", "cors: {origins: ['http://a']}"),
                mapping(
                        "cors: {methods: 'GET, POST', headers: x-a, exposed_headers: x-b}",
                        "cors: {methods: ['GET, POST'], headers: [x-a], exposed_headers: [x-b]}"),
                mapping("v3StatsName: stat", "stats_name: stat"),
                mapping(
                        "v3health_checks: [{health_check: {http: {path: /ok}}, timeout: 3s}]",
                        "health_checks: [{health_check: {http: {path: /ok}}, timeout: 3s}]"));
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                label("source_cluster", "{source_cluster: {key: source_cluster}}"),
                label("destination_cluster", "{destination_cluster: {key: destination_cluster}}"),
                label("remote_address", "{remote_address: {key: remote_address}}"),
                label("anything", "{generic_key: {value: anything}}"),
                label("{generic_key: v}", "{generic_key: {value: v}}"),
                label("{id: {header: x-id}}", "{request_headers: {key: id, header_name: x-id}}"),
                label(
                        "{id: {header: x-id, omit_if_not_present: true}}",
                        "{request_headers: {key: id, header_name: x-id, omit_if_not_present: true}}"));
    }

    private static Arguments label(String old, String modern) {
        return mapping("labels: {d: [{g: [" + old + "]}]}", "labels: {d: [{g: [" + modern + "]}]}");
    }

    private static final String AUTH = "auth_service: s\nproto: http\n";
    private static final String TRACING = "driver: zipkin\nservice: s\n";

    static Stream<Arguments> otherKinds() {
        return Stream.of(
                Arguments.of("Host", "selector: {matchLabels: {a: b}}", "mappingSelector: {matchLabels: {a: b}}"),
                Arguments.of(
                        "Host",
                        "hostname: h\ntls: {sni: s, v3CRLSecret: c}",
                        "hostname: h\ntls: {sni: s, crl_secret: c}"),
                Arguments.of(
                        "AuthService",
                        AUTH + "v3StatsName: stat\nv3CircuitBreakers: [{max_requests: 3}]",
                        AUTH + "stats_name: stat\ncircuit_breakers: [{max_requests: 3}]"),
                Arguments.of(
                        "RateLimitService",
                        "service: s\n"
                                + "failure_mode_deny: true\n"
                                + "v3StatsName: stat\n"
                                + "v3GRPC: {use_resource_exhausted_code: true}",
                        "service: s\n"
                                + "failure_mode_deny: true\n"
                                + "stats_name: stat\n"
                                + "grpc: {use_resource_exhausted_code: true}"),
                Arguments.of(
                        "LogService",
                        "service: s\ndriver: tcp\nv3ProtocolVersion: v3\nv3StatsName: stat",
                        "service: s\ndriver: tcp\nprotocol_version: v3\nstats_name: stat"),
                Arguments.of(
                        "TCPMapping",
                        "port: 1\nservice: s\nv3StatsName: stat",
                        "port: 1\nservice: s\nstats_name: stat"),
                Arguments.of("TLSContext", "secret: s\nv3CRLSecret: c", "secret: s\ncrl_secret: c"),
                Arguments.of(
                        "TracingService",
                        TRACING + "tag_headers: [x-a, x-b]\nv3StatsName: stat",
                        TRACING + "custom_tags: [{tag: x-a, request_header: {name: x-a}},"
                                + " {tag: x-b, request_header: {name: x-b}}]\nstats_name: stat"),
                Arguments.of(
                        "TracingService",
                        TRACING + "v3CustomTags: [{tag: t, literal: {value: v}}]",
                        TRACING + "custom_tags: [{tag: t, literal: {value: v}}]"),
                Arguments.of("Module", "config: {merge_slashes: true}", "config: {merge_slashes: true}"),
                Arguments.of("ConsulResolver", "address: a\ndatacenter: d", "address: a\ndatacenter: d"),
                Arguments.of("DevPortal", "default: true", "default: true"),
                Arguments.of("KubernetesEndpointResolver", "{}", "{}"),
                Arguments.of("KubernetesServiceResolver", "{}", "{}"));
    }

    static Stream<Arguments> tls() {
        return Stream.of(
                        Arguments.of("tls: ctx", "s", "tls: ctx", "s"),
                        Arguments.of("tls: ctx", "http://s", "tls: ctx", "http://s"),
                        Arguments.of("tls: true", "s", "", "https://s"),
                        Arguments.of("tls: true", "HTTP://s", "", "https://s"),
                        Arguments.of("tls: true", "https://s", "", "https://s"),
                        Arguments.of("tls: true", "HttpS://s", "", "HttpS://s"),
                        Arguments.of("tls: false", "s", "", "s"),
                        Arguments.of("tls: false", "https://s", "", "https://s"),
                        Arguments.of("tls: ''", "s", "", "s"),
                        Arguments.of("tls: null", "http://s", "", "http://s"))
                .flatMap(row -> Stream.of(
                                List.of(
                                        "Mapping",
                                        "prefix: /\nhost: h\nservice: ",
                                        "prefix: /\nhostname: h\nservice: "),
                                List.of("AuthService", "auth_service: ", "auth_service: "),
                                List.of("RateLimitService", "service: ", "service: "),
                                List.of("TCPMapping", "port: 1\nservice: ", "port: 1\nservice: "))
                        .map(kind -> Arguments.of(
                                kind.get(0),
                                kind.get(1) + row.get()[1] + "\n" + row.get()[0],
                                kind.get(2) + row.get()[3] + "\n" + row.get()[2])));
    }

    @ParameterizedTest
    @MethodSource({"mappings", "labels", "otherKinds", "tls"})
    void version2MeansTheSame(String kind, String old, String modern) {
        assertSame("getambassador.io/v2", kind, old, modern);
    }

    @ParameterizedTest
    @MethodSource({"mappings", "labels", "tls"})
    void version1MeansTheSame(String kind, String old, String modern) {
        assertSame("getambassador.io/v1", kind, old, modern);
    }

    private static void assertSame(String apiVersion, String kind, String old, String modern) {
        Resource upgraded = resource(apiVersion, kind, old);
        assertThat(upgraded)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Span.class, FieldPlaces.class)
                .isEqualTo(resource("getambassador.io/v3alpha1", kind, modern));
    }

    private static Resource resource(String apiVersion, String kind, String spec) {
        String yaml = ReadYaml.object(apiVersion, kind, spec);
        if (kind.equals("Module")) yaml = yaml.replace("name: it", "name: ambassador");
        return ReadYaml.one(Resource.class, yaml);
    }

    @Test
    void theNewestVersionIsNotUpgraded() {
        Mapping mapping = ReadYaml.one(Mapping.class, ReadYaml.v3("Mapping", MAPPING + "host: a\ntls: ''"));
        assertThat(mapping.match().host()).contains("a");
        assertThat(mapping.match().hostname()).isEmpty();
        TracingService tracing =
                ReadYaml.one(TracingService.class, ReadYaml.v3("TracingService", TRACING + "tag_headers: [x-a]"));
        assertThat(tracing.customTags()).isEmpty();
    }

    @Test
    void tagHeadersHaveNoEffectBesideCustomTags() {
        String spec = TRACING + "tag_headers: [x-a]\nv3CustomTags: [{tag: t, literal: {value: v}}]";
        ReadYaml read = ReadYaml.of(ReadYaml.object("getambassador.io/v2", "TracingService", spec));
        assertThat(read.only(TracingService.class).customTags()).hasSize(1);
        assertThat(read.said())
                .anySatisfy(line -> assertThat(line).startsWith("WARNING").contains("`tag_headers`"));
    }

    @Test
    void version2IsNotedWhereItIsWritten() {
        assertThat(ReadYaml.of(ReadYaml.object("getambassador.io/v2", "Mapping", MAPPING))
                        .said())
                .containsExactly("INFO EMC9001 1:13 `getambassador.io/v2` is deprecated");
    }

    @Test
    void version1IsUsedWithAWarning() {
        ReadYaml read = ReadYaml.of(ReadYaml.object("getambassador.io/v1", "Mapping", MAPPING));
        assertThat(read.said())
                .containsExactly("WARNING EMC9002 1:13 version `v1` of a Mapping is no longer supported by Emissary");
        assertThat(read.only(Mapping.class).match().hostname()).contains("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "prefix"})
    void fieldsThatKeepTheirNamesKeepTheirPlaces(String field) {
        Mapping mapping = ReadYaml.one(Mapping.class, ReadYaml.object("getambassador.io/v2", "Mapping", MAPPING));
        assertThat(mapping.metadata().at(field).startLine()).isEqualTo(field.equals("prefix") ? 7 : 8);
    }
}
