package emissaryctl.resource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kinds that are read: the one list of them.
enum Kind {
    AUTH_SERVICE("AuthService", Group.EMISSARY, ServiceDecoder::auth),
    CONSUL_RESOLVER(
            "ConsulResolver",
            Group.EMISSARY,
            (m, spec) -> Optional.of(new ConsulResolver(m, spec.string("address"), spec.string("datacenter")))),
    DEV_PORTAL("DevPortal", Group.EMISSARY, (m, _) -> Optional.of(new DevPortal(m))),
    FILTER("Filter", Group.EMISSARY_2, FilterDecoder::decode),
    FILTER_POLICY("FilterPolicy", Group.EMISSARY_2, FilterPolicyDecoder::decode),
    HOST("Host", Group.EMISSARY_2, HostDecoder::decode),
    KUBERNETES_ENDPOINT_RESOLVER(
            "KubernetesEndpointResolver", Group.EMISSARY, (m, _) -> Optional.of(new KubernetesEndpointResolver(m))),
    KUBERNETES_SERVICE_RESOLVER(
            "KubernetesServiceResolver", Group.EMISSARY, (m, _) -> Optional.of(new KubernetesServiceResolver(m))),
    LISTENER("Listener", Group.EMISSARY_3, ListenerDecoder::decode),
    LOG_SERVICE("LogService", Group.EMISSARY, ServiceDecoder::log),
    MAPPING("Mapping", Group.EMISSARY, MappingDecoder::decode),
    MODULE("Module", Group.EMISSARY, ModuleKinds::decode),
    RATE_LIMIT("RateLimit", Group.EMISSARY_2, RateLimitDecoder::decode),
    RATE_LIMIT_SERVICE("RateLimitService", Group.EMISSARY, ServiceDecoder::rateLimit),
    TCP_MAPPING("TCPMapping", Group.EMISSARY, ServiceDecoder::tcpMapping),
    TLS_CONTEXT("TLSContext", Group.EMISSARY, TlsDecoder::context),
    TRACING_SERVICE("TracingService", Group.EMISSARY, ServiceDecoder::tracing),
    SECRET("Secret", Group.CORE, SecretDecoder::decode),
    SERVICE("Service", Group.CORE, KubernetesDecoder::service),
    ENDPOINTS("Endpoints", Group.CORE, KubernetesDecoder::endpoints),
    ENDPOINT_SLICE("EndpointSlice", Group.DISCOVERY, KubernetesDecoder::endpointSlice),
    INGRESS("Ingress", Group.NETWORKING, KubernetesDecoder::ingress),
    INGRESS_CLASS("IngressClass", Group.NETWORKING, KubernetesDecoder::ingressClass),
    KNATIVE_INGRESS("Ingress", Group.KNATIVE, KubernetesDecoder::knative);

    /// Where a kind's API versions come from.
    enum Group {
        EMISSARY("getambassador.io/v1", "getambassador.io/v2", "getambassador.io/v3alpha1"),
        /// Kinds that came with version 2.
        EMISSARY_2("getambassador.io/v2", "getambassador.io/v3alpha1"),
        /// Kinds that came with version 3.
        EMISSARY_3("getambassador.io/v3alpha1"),
        CORE("v1"),
        DISCOVERY("discovery.k8s.io/v1", "discovery.k8s.io/v1beta1"),
        NETWORKING("networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1"),
        KNATIVE("networking.internal.knative.dev/v1alpha1");

        private final List<String> apiVersions;

        Group(String... apiVersions) {
            this.apiVersions = List.of(apiVersions);
        }
    }

    /// Makes the record of a kind: from `spec` for Emissary's kinds but Filters, from the whole object for others.
    /// Empty when there is nothing that can be used.
    @FunctionalInterface
    interface Decoder {
        Optional<Resource> decode(Metadata metadata, Fields fields);
    }

    private final String word;
    private final Group group;
    private final Decoder decoder;

    Kind(String word, Group group, Decoder decoder) {
        this.word = word;
        this.group = group;
        this.decoder = decoder;
    }

    static Optional<Kind> find(String apiVersion, String kind) {
        return Arrays.stream(values())
                .filter(k -> k.word.equals(kind) && k.group.apiVersions.contains(apiVersion))
                .findFirst();
    }

    /// The words of Emissary's kinds, for suggestions.
    static List<String> emissaryWords() {
        return Arrays.stream(values()).filter(Kind::isEmissary).map(k -> k.word).toList();
    }

    String word() {
        return word;
    }

    boolean isEmissary() {
        return group == Group.EMISSARY || group == Group.EMISSARY_2 || group == Group.EMISSARY_3;
    }

    /// Whether an object with any error at all cannot be used. A misspelt field may be what a protection hangs on.
    boolean isStrict() {
        return this == FILTER || this == FILTER_POLICY;
    }

    static boolean isStrict(String word) {
        return Arrays.stream(values()).anyMatch(kind -> kind.isStrict() && kind.word.equals(word));
    }

    boolean isResolver() {
        return this == CONSUL_RESOLVER || this == KUBERNETES_ENDPOINT_RESOLVER || this == KUBERNETES_SERVICE_RESOLVER;
    }

    Optional<Resource> decode(Metadata metadata, Fields object) {
        boolean whole = !isEmissary() || this == FILTER;
        return decoder.decode(metadata, whole ? object : object.nested("spec"));
    }
}
