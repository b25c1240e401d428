package emissaryctl.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/// Resources as YAML documents.
public final class Manifest {

    private Manifest() {}

    public static String resource(String kind, String name, String spec) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: %s
                metadata:
                  name: %s
                  namespace: default
                spec:
                """.formatted(kind, name) + spec.indent(2);
    }

    /// A Mapping for all host names.
    public static String mapping(String name, String service, String spec) {
        return resource("Mapping", name, "hostname: \"*\"\nservice: " + service + "\n" + spec);
    }

    /// A Listener for all Hosts.
    public static String listener(int port, String protocol, String securityModel) {
        return resource("Listener", "listener-" + port, """
                port: %d
                protocol: %s
                securityModel: %s
                hostBinding:
                  namespace:
                    from: ALL
                """.formatted(port, protocol, securityModel));
    }

    /// A Host that does with cleartext requests what `action` says.
    public static String host(String name, String hostname, String action) {
        return resource("Host", name, """
                hostname: "%s"
                requestPolicy:
                  insecure:
                    action: %s
                """.formatted(hostname, action));
    }

    /// A Host with a certificate, which sends cleartext requests to https.
    public static String secureHost(String name, String hostname, String secret) {
        return resource("Host", name, """
                hostname: "%s"
                tlsSecret:
                  name: %s
                """.formatted(hostname, secret));
    }

    public static String module(String config) {
        return resource("Module", "ambassador", "config:\n" + config.indent(2));
    }

    public static String secret(String name, Identity identity) {
        return """
                apiVersion: v1
                kind: Secret
                type: kubernetes.io/tls
                metadata:
                  name: %s
                  namespace: default
                data:
                  tls.crt: %s
                  tls.key: %s
                """.formatted(name, base64(identity.certificatePem()), base64(identity.keyPem()));
    }

    /// A KubernetesEndpointResolver `endpoints`, and a Service with an endpoint on each port of the loopback interface.
    static String endpoints(String service, int... ports) {
        String subsets = Arrays.stream(ports).mapToObj("""
                  - addresses: [{ip: 127.0.0.1}]
                    ports: [{name: http, port: %d}]
                """::formatted).collect(Collectors.joining());
        return resource("KubernetesEndpointResolver", "endpoints", "{}") + """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s, namespace: default}
                spec:
                  ports:
                    - {name: http, port: 80}
                ---
                apiVersion: v1
                kind: Endpoints
                metadata: {name: %1$s, namespace: default}
                subsets:
                """.formatted(service) + subsets;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
