package emissaryctl.coverage;

import java.util.List;

/// All kinds that are read, with all their fields.
public final class Coverage {

    private static final List<String> EMISSARY =
            List.of("getambassador.io/v1", "getambassador.io/v2", "getambassador.io/v3alpha1");
    private static final List<String> EMISSARY_2 = EMISSARY.subList(1, 3);
    private static final List<String> EMISSARY_3 = EMISSARY.subList(2, 3);

    /// What all objects have, whatever their kind.
    public static final CoveredKind EVERY_OBJECT =
            new CoveredKind("Every object", "Mapping", "", EMISSARY_3, "", OtherFields.EVERY_OBJECT);

    /// In the order of the page.
    public static final List<CoveredKind> KINDS = List.of(
            emissary("Listener", EMISSARY_3, ListenerFields.ALL),
            emissary("Host", EMISSARY_2, HostFields.ALL),
            emissary("Mapping", EMISSARY, MappingFields.ALL),
            emissary("TCPMapping", EMISSARY, TcpMappingFields.ALL),
            emissary("TLSContext", EMISSARY, TlsFields.CONTEXT),
            emissary("AuthService", EMISSARY, AuthServiceFields.ALL),
            emissary("RateLimitService", EMISSARY, PluginFields.RATE_LIMIT),
            emissary("LogService", EMISSARY, PluginFields.LOG),
            emissary("TracingService", EMISSARY, PluginFields.TRACING),
            emissary("Filter", EMISSARY_2, FilterFields.FILTER),
            emissary("FilterPolicy", EMISSARY_2, FilterFields.POLICY),
            emissary("RateLimit", EMISSARY_2, PluginFields.LIMITS),
            module("ambassador", ModuleFields.ALL),
            module("tls", TlsFields.MODULE),
            module("authentication", AuthServiceFields.MODULE),
            new CoveredKind("Module of another name", "Module", "other", EMISSARY, "spec", OtherFields.OTHER_MODULE),
            emissary("ConsulResolver", EMISSARY, OtherFields.CONSUL_RESOLVER),
            emissary("KubernetesServiceResolver", EMISSARY, List.of()),
            emissary("KubernetesEndpointResolver", EMISSARY, List.of()),
            emissary("DevPortal", EMISSARY, OtherFields.DEV_PORTAL),
            new CoveredKind(
                    "Ingress",
                    "Ingress",
                    "",
                    List.of("extensions/v1beta1", "networking.k8s.io/v1beta1", "networking.k8s.io/v1"),
                    "spec",
                    IngressFields.INGRESS),
            new CoveredKind(
                    "IngressClass",
                    "IngressClass",
                    "",
                    List.of("networking.k8s.io/v1beta1", "networking.k8s.io/v1"),
                    "spec",
                    IngressFields.CLASS),
            new CoveredKind(
                    "Ingress of Knative",
                    "Ingress",
                    "",
                    List.of("networking.internal.knative.dev/v1alpha1"),
                    "spec",
                    IngressFields.KNATIVE),
            kubernetes("Service", "v1", KubernetesFields.SERVICE),
            kubernetes("Endpoints", "v1", KubernetesFields.ENDPOINTS),
            kubernetes("EndpointSlice", "discovery.k8s.io/v1", KubernetesFields.ENDPOINT_SLICE),
            kubernetes("Secret", "v1", KubernetesFields.SECRET));

    private Coverage() {}

    private static CoveredKind emissary(String kind, List<String> versions, List<CoveredField> fields) {
        return new CoveredKind(kind, kind, "", versions, "spec", fields);
    }

    private static CoveredKind module(String name, List<CoveredField> fields) {
        return new CoveredKind("Module `" + name + "`", "Module", name, EMISSARY, "spec.config", fields);
    }

    private static CoveredKind kubernetes(String kind, String version, List<CoveredField> fields) {
        return new CoveredKind(kind, kind, "", List.of(version), "", fields);
    }
}
