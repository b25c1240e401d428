package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `Kind` and what `Resource` permits are one list, said twice.
class KindTest {

    /// The least that makes a resource of each kind.
    private static SequencedMap<Kind, List<String>> samples() {
        SequencedMap<Kind, List<String>> samples = new LinkedHashMap<>();
        samples.put(Kind.AUTH_SERVICE, List.of(ReadYaml.v3("AuthService", "auth_service: a")));
        samples.put(Kind.CONSUL_RESOLVER, List.of(ReadYaml.v3("ConsulResolver", "address: a")));
        samples.put(Kind.DEV_PORTAL, List.of(ReadYaml.v3("DevPortal", "default: true")));
        samples.put(Kind.FILTER, List.of(ReadYaml.v3("Filter", "JWT: {jwksURI: http://a/}")));
        samples.put(Kind.FILTER_POLICY, List.of(ReadYaml.v3("FilterPolicy", "rules: []")));
        samples.put(Kind.HOST, List.of(ReadYaml.v3("Host", "hostname: h")));
        samples.put(Kind.KUBERNETES_ENDPOINT_RESOLVER, List.of(ReadYaml.v3("KubernetesEndpointResolver", "{}")));
        samples.put(Kind.KUBERNETES_SERVICE_RESOLVER, List.of(ReadYaml.v3("KubernetesServiceResolver", "{}")));
        samples.put(
                Kind.LISTENER,
                List.of(ReadYaml.v3("Listener", "port: 1\nprotocol: HTTP\nsecurityModel: XFP\nhostBinding: {}")));
        samples.put(Kind.LOG_SERVICE, List.of(ReadYaml.v3("LogService", "service: s")));
        samples.put(Kind.MAPPING, List.of(ReadYaml.v3("Mapping", "prefix: /\nservice: s")));
        samples.put(
                Kind.MODULE,
                List.of(
                        ReadYaml.v3("Module", "config: {}").replace("name: it", "name: ambassador"),
                        ReadYaml.v3("Module", "config: {}").replace("name: it", "name: tls"),
                        ReadYaml.v3("Module", "config: {auth_service: a}")
                                .replace("name: it", "name: authentication")));
        samples.put(Kind.RATE_LIMIT, List.of(ReadYaml.v3("RateLimit", "domain: d\nlimits: []")));
        samples.put(Kind.RATE_LIMIT_SERVICE, List.of(ReadYaml.v3("RateLimitService", "service: s")));
        samples.put(Kind.TCP_MAPPING, List.of(ReadYaml.v3("TCPMapping", "port: 1\nservice: s")));
        samples.put(Kind.TLS_CONTEXT, List.of(ReadYaml.v3("TLSContext", "secret: s")));
        samples.put(Kind.TRACING_SERVICE, List.of(ReadYaml.v3("TracingService", "driver: zipkin\nservice: s")));
        samples.put(
                Kind.SECRET, List.of("apiVersion: v1\nkind: Secret\nmetadata: {name: it}\nstringData: {tls.crt: c}\n"));
        samples.put(Kind.SERVICE, List.of("apiVersion: v1\nkind: Service\nmetadata: {name: it}\n"));
        samples.put(Kind.ENDPOINTS, List.of("apiVersion: v1\nkind: Endpoints\nmetadata: {name: it}\n"));
        samples.put(
                Kind.ENDPOINT_SLICE,
                List.of("apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n"
                        + "metadata: {name: it, labels: {kubernetes.io/service-name: s}}\n"));
        samples.put(
                Kind.INGRESS,
                List.of("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: it}\nspec: {}\n"));
        samples.put(
                Kind.INGRESS_CLASS,
                List.of("apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: it}\nspec: {}\n"));
        samples.put(
                Kind.KNATIVE_INGRESS,
                List.of("apiVersion: networking.internal.knative.dev/v1alpha1\n"
                        + "kind: Ingress\n"
                        + "metadata: {name: it}\n"
                        + "spec: {}\n"));
        return samples;
    }

    @Test
    void everyKindMakesResourcesAndEveryResourceIsOfAKind() {
        assertThat(samples().sequencedKeySet()).containsExactly(Kind.values());
        Set<Class<?>> made = new HashSet<>();
        for (List<String> yamls : samples().values()) {
            for (String yaml : yamls)
                made.add(ReadYaml.one(Resource.class, yaml).getClass());
        }
        assertThat(made).containsExactlyInAnyOrder(Resource.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Secret, SECRET",
        "getambassador.io/v1, Mapping, MAPPING",
        "getambassador.io/v2, Mapping, MAPPING",
        "getambassador.io/v3alpha1, Mapping, MAPPING",
        "extensions/v1beta1, Ingress, INGRESS",
        "networking.internal.knative.dev/v1alpha1, Ingress, KNATIVE_INGRESS",
    })
    void kindsAreFoundByVersionAndWord(String apiVersion, String word, Kind kind) {
        assertThat(Kind.find(apiVersion, word)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"v1, Mapping", "getambassador.io/v3alpha1, Secret", "v1, secret", "apps/v1, Ingress", "'', ''"})
    void othersAreNot(String apiVersion, String word) {
        assertThat(Kind.find(apiVersion, word)).isEmpty();
    }

    @Test
    void wordsOfEmissarysKindsAreUnique() {
        Map<String, Long> count = new HashMap<>();
        Kind.emissaryWords().forEach(word -> count.merge(word, 1L, Long::sum));
        assertThat(count.values()).containsOnly(1L);
        assertThat(Arrays.stream(Kind.values()).filter(Kind::isEmissary)).hasSize(17);
    }
}
