package emissaryctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.yaml.YamlMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is special to single kinds and versions. The bodies of cases begin in line 4.
class KindSchemasTest {

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("getambassador.io/v3alpha1", "Host", "spec: {ambassador_id: one}"),
                Arguments.of("getambassador.io/v3alpha1", "KubernetesEndpointResolver", ""),
                Arguments.of("getambassador.io/v3alpha1", "TLSContext", "spec:"),
                Arguments.of("getambassador.io/v2", "Host", "spec: {ambassadorId: [one], selector: {}}"),
                Arguments.of(
                        "getambassador.io/v2",
                        "Mapping",
                        "spec: {prefix: /, service: a, tls: true, headers: {a: true}, cors: {origins: a},"
                                + " add_request_headers: {a: b, c: {value: d}}, remove_request_headers: a}"),
                Arguments.of(
                        "getambassador.io/v1",
                        "Mapping",
                        "spec: {prefix: /, service: a, query_parameters: {a: true}, v3StatsName: b}"),
                Arguments.of("getambassador.io/v2", "Module", "spec: {}"),
                Arguments.of(
                        "getambassador.io/v3alpha1",
                        "Mapping",
                        "spec: {prefix: /, service: a, keepalive: {time: 1, idle_time: 2}}"),
                Arguments.of(
                        "getambassador.io/v3alpha1", "TCPMapping", "spec: {port: 1, service: a, idle_timeout_ms: 5}"),
                Arguments.of(
                        "getambassador.io/v3alpha1",
                        "Module",
                        "spec: {config: {auth_enabled: true, merge_slashes: 'yes', statsd: {}, tls: {},"
                                + " enable_grpc_web: , defaults: {httpmapping: {add_request_headers: {a: b}}}}}"),
                Arguments.of("v1", "Secret", "type: Opaque\ndata:\nimmutable: true"),
                Arguments.of("v1", "Service", "spec: {ports: [{port: 80, targetPort: web, nodePort: 3}], type: X}"),
                Arguments.of(
                        "networking.k8s.io/v1beta1",
                        "Ingress",
                        "spec: {backend: {serviceName: a, servicePort: 80}, rules: [{http: {paths: []}}]}"),
                Arguments.of("networking.k8s.io/v1", "IngressClass", "spec: {controller: a, parameters: {}}"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatAClusterAcceptsIsFine(String apiVersion, String kind, String body) {
        assertThat(check(apiVersion, kind, body)).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "getambassador.io/v3alpha1",
                        "Host",
                        "spec: {requestPolicy: {insecure: {action: route}}}",
                        "4:43 EMC0010 `action` must be one of `Redirect`, `Reject`, `Route`, not `route`"
                                + " = did you mean `Route`?"),
                Arguments.of(
                        "getambassador.io/v3alpha1",
                        "Host",
                        "spec: {tls: {minTlsVersion: v1.2}}",
                        "4:14 EMC0006 unknown field `minTlsVersion` in `spec.tls` of Host"
                                + " = did you mean `min_tls_version`?"),
                Arguments.of(
                        "getambassador.io/v2",
                        "LogService",
                        "spec: {protocol_version: v3}",
                        "4:8 EMC0006 unknown field `protocol_version` in LogService spec"
                                + " = did you mean `v3ProtocolVersion`?"),
                Arguments.of(
                        "getambassador.io/v3alpha1",
                        "Module",
                        "spec: {config: {use_remote_adress: true}}",
                        "4:17 EMC0006 unknown field `use_remote_adress` in `spec.config` of Module"
                                + " = did you mean `use_remote_address`?"),
                Arguments.of(
                        "getambassador.io/v3alpha1",
                        "Module",
                        "spec: {config: {ambassador_id: [one]}}",
                        "4:17 EMC0008 unknown field `ambassador_id` in `spec.config` of Module"
                                + " = `ambassador_id` belongs under `spec`"),
                Arguments.of(
                        "getambassador.io/v1",
                        "Module",
                        "spec: {config: {merge_slashes: 1}}",
                        "4:32 EMC0007 `merge_slashes` must be a boolean or a string, not an integer"
                                + " = put it in quotes"),
                Arguments.of(
                        "getambassador.io/v3alpha1",
                        "TLSContext",
                        "spec: {max_tls_version: 1.3}",
                        "4:25 EMC0007 `max_tls_version` must be a string, not a number = put it in quotes"),
                Arguments.of("v1", "Secret", "data: [a]", "4:7 EMC0007 `data` must be a map, not a list"),
                Arguments.of(
                        "v1",
                        "Endpoints",
                        "subsets: [{ports: [{port: 0}]}]",
                        "4:27 EMC0015 `port` must be between 1 and 65535, not 0"),
                Arguments.of(
                        "discovery.k8s.io/v1",
                        "EndpointSlice",
                        "endpoints: [{conditions: {ready: 'true'}}]",
                        "4:34 EMC0007 `ready` must be a boolean, not a string = remove the quotes"),
                Arguments.of(
                        "extensions/v1beta1",
                        "Ingress",
                        "spec: {rules: {host: a}}",
                        "4:15 EMC0007 `rules` must be a list, not a map = write it as a list, even of one item"),
                Arguments.of(
                        "networking.internal.knative.dev/v1alpha1",
                        "Ingress",
                        "spec: {rules: [{hosts: a}]}",
                        "4:24 EMC0007 `hosts` must be a list, not a string = write it as a list, even of one item"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatAClusterRefusesIsReported(String apiVersion, String kind, String body, String expected) {
        assertThat(check(apiVersion, kind, body)).containsExactly(expected);
    }

    @Test
    void modulesAreCheckedByTheirName() {
        String module = """
                apiVersion: getambassador.io/v3alpha1
                kind: Module
                metadata: {name: NAME}
                spec: {config: {server: {enabled: true, secret: a}}}
                """;
        assertThat(Checks.of(module.replace("NAME", "tls"))).isEmpty();
        assertThat(Checks.of(module.replace("NAME", "mine"))).isEmpty();
        assertThat(Checks.of(module.replace("NAME", "ambassador")))
                .containsExactly("4:17 EMC0006 unknown field `server` in `spec.config` of Module"
                        + " = did you mean `server_name`?");
        assertThat(Checks.of(module.replace("NAME", "authentication")))
                .containsExactly(
                        "4:8 EMC0009 missing required field `auth_service` in `spec.config` of Module",
                        "4:17 EMC0006 unknown field `server` in `spec.config` of Module");
    }

    @Test
    void threadsMayShareOneValidator() throws InterruptedException, ExecutionException {
        SchemaValidator validator = new SchemaValidator(new SchemaCatalogue());
        Samples samples = new Samples();
        List<YamlMap> documents = List.of("AuthService", "Host", "Listener", "Mapping", "TCPMapping").stream()
                .map(kind -> samples.document(
                        new SchemaCatalogue()
                                .find("getambassador.io/v3alpha1", kind, "thing")
                                .orElseThrow()
                                .view(),
                        "getambassador.io/v3alpha1",
                        kind,
                        "thing"))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<Diagnostic>>> checks = documents.stream()
                    .flatMap(document -> Stream.<Callable<List<Diagnostic>>>generate(
                                    () -> () -> validator.validate(document))
                            .limit(8))
                    .toList();
            for (Future<List<Diagnostic>> found : threads.invokeAll(checks)) {
                assertThat(found.get()).isEmpty();
            }
        }
    }

    private static List<String> check(String apiVersion, String kind, String body) {
        String name = kind.equals("Module") ? "ambassador" : "thing";
        return Checks.of(
                "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: " + name + "}\n" + body + "\n");
    }
}
