package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.decides;
import static emissaryctl.coverage.CoveredField.ignored;

import java.util.List;

/// Service, Endpoints, EndpointSlice and Secret.
final class KubernetesFields {

    private static final String ADDRESS = "SocketAddress.address";
    private static final String PORT = "SocketAddress.port_value";
    private static final String PORTS = "which ports of the endpoints a port of the Service means";
    private static final String UNUSED = "endpoints tell where requests go";
    private static final String PROTOCOL = "whether the port counts: TCP and UDP do";

    static final List<CoveredField> SERVICE = List.of(
            decides("spec.ports[].port", PORTS),
            decides("spec.ports[].name", PORTS),
            decides("spec.ports[].targetPort", PORTS),
            ignored("spec.ports[].protocol", "by Emissary, too"),
            ignored("spec.clusterIP", UNUSED),
            ignored("spec.externalName", UNUSED),
            ignored("spec.type", UNUSED));

    static final List<CoveredField> ENDPOINTS = List.of(
            becomes("subsets[].addresses[].ip", ADDRESS, "ClusterLoadAssignment.endpoints"),
            ignored("subsets[].notReadyAddresses[]", "no requests go there"),
            decides("subsets[].ports[].name", PORTS),
            becomes("subsets[].ports[].port", PORT),
            decides("subsets[].ports[].protocol", PROTOCOL));

    static final List<CoveredField> ENDPOINT_SLICE = List.of(
            decides("addressType", "whether the slice is used: `FQDN` is not"),
            becomes("endpoints[].addresses[]", ADDRESS, "ClusterLoadAssignment.endpoints"),
            decides("endpoints[].conditions.ready", "whether requests go to the endpoint"),
            ignored("endpoints[].conditions.serving", "`ready` tells"),
            ignored("endpoints[].conditions.terminating", "`ready` tells"),
            decides("ports[].name", PORTS),
            becomes("ports[].port", PORT),
            decides("ports[].protocol", PROTOCOL));

    static final List<CoveredField> SECRET = List.of(
            becomes("data.*", "DataSource.inline_string")
                    .with("`tls.crt`, `tls.key`, `user.key`, `crl.pem` and those of Istio"),
            becomes("stringData.*", "DataSource.inline_string").with("the API server puts it into `data`"),
            decides("type", "whether the Secret is looked at: `Opaque`, `kubernetes.io/tls`, `istio.io/key-and-cert`"));

    private KubernetesFields() {}
}
