package emissaryctl.xds;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;

import emissaryctl.pipeline.Compiling;
import emissaryctl.traffic.CertificateAuthority;
import emissaryctl.traffic.Identity;
import java.util.List;

/// Configurations to take apart.
final class Inputs {

    static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    static final Identity RED = AUTHORITY.issue("red.example.com");

    private static final String ENDPOINTS = """
            apiVersion: getambassador.io/v3alpha1
            kind: KubernetesEndpointResolver
            metadata: {name: endpoint, namespace: default}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: default}
            spec: {ports: [{port: 80, targetPort: 8080}]}
            ---
            apiVersion: v1
            kind: Endpoints
            metadata: {name: cart, namespace: default}
            subsets: [{addresses: [{ip: 10.0.0.1}, {ip: 10.0.0.2}], ports: [{port: 8080}]}]
            """;

    /// Two listeners, of which one has a certificate; a cluster with a certificate, and one with endpoints.
    static Snapshot everything(Identity identity) {
        return Snapshots.of(Compiling.config(
                listener(8080, "HTTP", "XFP"),
                listener(8443, "HTTPS", "SECURE"),
                secret("red", identity),
                secureHost("red", "red.example.com", "red"),
                host("plain", "plain.example.com", "Route"),
                ENDPOINTS,
                resource("TLSContext", "towards-cart", "secret: red"),
                mapping("cart", "cart", "prefix: /cart/\nresolver: endpoint\nload_balancer: {policy: round_robin}"),
                mapping("secure", "https://secure.example.com", "prefix: /secure/\ntls: towards-cart")));
    }

    /// As many listeners, Hosts and Mappings as it takes.
    static Snapshot routes(List<String> manifests) {
        return Snapshots.of(Compiling.config(manifests.toArray(String[]::new)));
    }

    private Inputs() {}
}
