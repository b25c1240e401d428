package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.resource.Ingress.Backend;
import emissaryctl.resource.Ingress.Path;
import emissaryctl.resource.Ingress.PathType;
import emissaryctl.resource.Ingress.Rule;
import emissaryctl.resource.Ingress.Tls;
import emissaryctl.resource.KnativeIngress.Split;
import emissaryctl.resource.KubernetesEndpoints.EndpointPort;
import emissaryctl.resource.KubernetesEndpoints.Subset;
import emissaryctl.resource.KubernetesService.ServicePort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesDecodingTest {

    private static final String BETA_INGRESS = """
        apiVersion: %s
        kind: Ingress
        metadata: {name: it, annotations: {kubernetes.io/ingress.class: ambassador}}
        spec:
          backend: {serviceName: d, servicePort: 80}
          tls: [{hosts: [a.example], secretName: sec}, {}]
          rules:
          - host: a.example
            http:
              paths:
              - {path: /e, pathType: Exact, backend: {serviceName: s, servicePort: web}}
              - {path: /p, pathType: Prefix, backend: {serviceName: s, servicePort: 8080}}
              - {backend: {serviceName: s, servicePort: 1}}
        """;

    private static final String INGRESS = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: it, annotations: {kubernetes.io/ingress.class: ambassador}}
        spec:
          defaultBackend: {service: {name: d, port: {number: 80}}}
          tls: [{hosts: [a.example], secretName: sec}, {}]
          rules:
          - host: a.example
            http:
              paths:
              - {path: /e, pathType: Exact, backend: {service: {name: s, port: {name: web}}}}
              - {path: /p, pathType: Prefix, backend: {service: {name: s, port: {number: 8080}}}}
              - {backend: {service: {name: s, port: {number: 1}}}}
        """;

    @Test
    void ingresses() {
        assertAllOf(ReadYaml.one(Ingress.class, INGRESS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"networking.k8s.io/v1beta1", "extensions/v1beta1"})
    void olderIngressesHaveTheSameShape(String apiVersion) {
        assertAllOf(ReadYaml.one(Ingress.class, BETA_INGRESS.formatted(apiVersion)));
    }

    private static void assertAllOf(Ingress ingress) {
        assertThat(ingress)
                .isEqualTo(new Ingress(
                        ingress.metadata(),
                        Optional.of("ambassador"),
                        Optional.empty(),
                        Optional.of(new Backend("d", "80")),
                        List.of(
                                new Tls(List.of("a.example"), Optional.of("sec")),
                                new Tls(List.of(), Optional.empty())),
                        List.of(new Rule(
                                Optional.of("a.example"),
                                List.of(
                                        path(Optional.of("/e"), PathType.EXACT, "web"),
                                        path(Optional.of("/p"), PathType.PREFIX, "8080"),
                                        path(Optional.empty(), PathType.IMPLEMENTATION_SPECIFIC, "1"))))));
        assertThat(ingress.metadata().labels()).doesNotContainKey("ambassador_crd");
    }

    private static Path path(Optional<String> path, PathType type, String port) {
        return new Path(path, type, Optional.of(new Backend("s", port)));
    }

    @Test
    void backendsThatAreNoServicesAreLeftOut() {
        Ingress ingress = ReadYaml.one(Ingress.class, """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: it}
            spec:
              ingressClassName: amb
              rules: [{http: {paths: [{path: /, backend: {resource: {kind: Bucket, name: b}}}]}}]
            """);
        assertThat(ingress.className()).contains("amb");
        assertThat(ingress.rules().getFirst().host()).isEmpty();
        assertThat(ingress.rules().getFirst().paths().getFirst().backend()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"networking.k8s.io/v1", "networking.k8s.io/v1beta1"})
    void ingressClasses(String apiVersion) {
        String yaml =
                "apiVersion: " + apiVersion + "\nkind: IngressClass\nmetadata: {name: it}\nspec: {controller: c}\n";
        assertThat(ReadYaml.one(IngressClass.class, yaml).controller()).contains("c");
    }

    private static final String KNATIVE = """
        apiVersion: networking.internal.knative.dev/v1alpha1
        kind: Ingress
        metadata: {name: it, annotations: {networking.knative.dev/ingress.class: amb}}
        spec:
          rules:
          - hosts: [a.example, b.example]
            visibility: ExternalIP
            http:
              paths:
              - path: /p
                timeout: 48h0m0s
                appendHeaders: {x-b: '1', x-a: '2'}
                splits:
                - {serviceName: s, serviceNamespace: ns, servicePort: 8080, percent: 90, appendHeaders: {x-c: '3'}}
                - {serviceName: t}
                - {percent: 5}
        """;

    @Test
    void knativeIngresses() {
        KnativeIngress ingress = ReadYaml.one(KnativeIngress.class, KNATIVE);
        assertThat(ingress.ingressClass()).contains("amb");
        KnativeIngress.Rule rule = ingress.rules().getFirst();
        assertThat(rule.hosts()).containsExactly("a.example", "b.example");
        KnativeIngress.Path path = rule.paths().getFirst();
        assertThat(path.path()).contains("/p");
        assertThat(path.timeout()).contains(Duration.ofHours(48));
        assertThat(path.appendHeaders()).containsExactly(Map.entry("x-b", "1"), Map.entry("x-a", "2"));
        assertThat(path.splits()).hasSize(2);
        Split split = path.splits().getFirst();
        assertThat(split)
                .isEqualTo(
                        new Split("s", Optional.of("ns"), Optional.of("8080"), Optional.of(90), split.appendHeaders()));
        assertThat(split.appendHeaders()).containsExactly(Map.entry("x-c", "3"));
        assertThat(path.splits().getLast().servicePort()).isEmpty();
    }

    @Test
    void knativeIngressesAreLeftOutUnlessAskedFor() {
        ReadYaml read = ReadYaml.of(KNATIVE, new ReadOptions("default", "default", false, false, false));
        assertThat(read.result().set().resources()).isEmpty();
    }

    @Test
    void services() {
        KubernetesService service = ReadYaml.one(KubernetesService.class, """
            apiVersion: v1
            kind: Service
            metadata: {name: it}
            spec:
              ports:
              - {port: 80, name: web, targetPort: http, protocol: UDP}
              - {port: 81, targetPort: 8081}
              - {port: 82}
            """);
        assertThat(service.ports())
                .containsExactly(
                        new ServicePort(80, Optional.of("web"), Optional.of("http"), "UDP"),
                        new ServicePort(81, Optional.empty(), Optional.of("8081"), "TCP"),
                        new ServicePort(82, Optional.empty(), Optional.empty(), "TCP"));
    }

    @Test
    void endpointsThatAreReady() {
        KubernetesEndpoints endpoints = ReadYaml.one(KubernetesEndpoints.class, """
            apiVersion: v1
            kind: Endpoints
            metadata: {name: it}
            subsets:
            - addresses: [{ip: 10.0.0.1}, {ip: 10.0.0.2}]
              notReadyAddresses: [{ip: 10.0.0.3}]
              ports: [{port: 80, name: web}, {port: 53, protocol: UDP}]
            """);
        assertThat(endpoints.subsets())
                .containsExactly(new Subset(
                        List.of("10.0.0.1", "10.0.0.2"),
                        List.of(
                                new EndpointPort(80, Optional.of("web"), "TCP"),
                                new EndpointPort(53, Optional.empty(), "UDP"))));
    }

    @Test
    void endpointSlices() {
        EndpointSlice slice = ReadYaml.one(EndpointSlice.class, """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: it-x7, labels: {kubernetes.io/service-name: it}}
            addressType: IPv4
            endpoints:
            - {addresses: [10.0.0.1], conditions: {ready: true}}
            - {addresses: [10.0.0.2], conditions: {ready: false}}
            - {addresses: [10.0.0.3], conditions: {}}
            - {addresses: [10.0.0.4]}
            - {addresses: [10.0.0.5], conditions: {ready: null}}
            ports: [{port: 8080, name: web}]
            """);
        assertThat(slice.serviceName()).isEqualTo("it");
        assertThat(slice.addresses()).containsExactly("10.0.0.1", "10.0.0.3", "10.0.0.4", "10.0.0.5");
        assertThat(slice.ports()).containsExactly(new EndpointPort(8080, Optional.of("web"), "TCP"));
    }

    @Test
    void slicesOfNoServiceArePassedOver() {
        ReadYaml read = ReadYaml.of("apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: it}\n");
        assertThat(read.result().set().resources()).isEmpty();
        assertThat(read.said()).isEmpty();
    }
}
