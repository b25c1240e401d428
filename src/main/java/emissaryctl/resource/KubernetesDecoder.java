package emissaryctl.resource;

import emissaryctl.resource.Ingress.Backend;
import emissaryctl.resource.Ingress.Path;
import emissaryctl.resource.Ingress.PathType;
import emissaryctl.resource.Ingress.Rule;
import emissaryctl.resource.Ingress.Tls;
import emissaryctl.resource.KubernetesEndpoints.EndpointPort;
import emissaryctl.resource.KubernetesEndpoints.Subset;
import emissaryctl.resource.KubernetesService.ServicePort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decodes the kinds of Kubernetes itself.
final class KubernetesDecoder {

    private static final String SERVICE_NAME = "kubernetes.io/service-name";
    private static final String CLASS = "kubernetes.io/ingress.class";

    private KubernetesDecoder() {}

    static Optional<Resource> service(Metadata metadata, Fields object) {
        List<ServicePort> ports = object.nested("spec").list("ports").stream()
                .flatMap(KubernetesDecoder::servicePort)
                .toList();
        return Optional.of(new KubernetesService(metadata, ports));
    }

    private static Stream<ServicePort> servicePort(Fields port) {
        return port
                .integer("port")
                .map(number -> new ServicePort(
                        number,
                        port.string("name"),
                        port.text("targetPort").filter(t -> !t.isEmpty()),
                        port.string("protocol").orElse("TCP")))
                .stream();
    }

    static Optional<Resource> endpoints(Metadata metadata, Fields object) {
        List<Subset> subsets = object.list("subsets").stream()
                .map(s -> new Subset(
                        s.list("addresses").stream()
                                .flatMap(a -> a.string("ip").stream())
                                .toList(),
                        ports(s)))
                .toList();
        return Optional.of(new KubernetesEndpoints(metadata, subsets));
    }

    private static List<EndpointPort> ports(Fields owner) {
        return owner.list("ports").stream()
                .flatMap(KubernetesDecoder::endpointPort)
                .toList();
    }

    private static Stream<EndpointPort> endpointPort(Fields port) {
        String protocol = port.string("protocol").orElse("TCP");
        boolean known = protocol.equals("TCP") || protocol.equals("UDP");
        return port
                .integer("port")
                .filter(_ -> known)
                .map(number -> new EndpointPort(number, port.string("name").filter(n -> !n.isEmpty()), protocol))
                .stream();
    }

    /// Names in place of addresses (`FQDN`) are for nobody in Kubernetes, and Envoy would have to look them up.
    static Optional<Resource> endpointSlice(Metadata metadata, Fields object) {
        if (object.string("addressType").filter("FQDN"::equals).isPresent()) return Optional.empty();
        Optional<String> service = Optional.ofNullable(metadata.labels().get(SERVICE_NAME));
        List<String> addresses = object.list("endpoints").stream()
                .filter(e -> e.nested("conditions").bool("ready").orElse(true))
                .flatMap(e -> e.strings("addresses").orElse(List.of()).stream())
                .toList();
        return service.map(name -> new EndpointSlice(metadata, name, addresses, ports(object)));
    }

    static Optional<Resource> ingressClass(Metadata metadata, Fields object) {
        return Optional.of(new IngressClass(metadata, object.nested("spec").string("controller")));
    }

    static Optional<Resource> ingress(Metadata metadata, Fields object) {
        Fields spec = object.nested("spec");
        Fields annotations = object.nested("metadata").nested("annotations");
        return Optional.of(new Ingress(
                metadata,
                annotations.string(CLASS),
                spec.string("ingressClassName"),
                spec.fields("defaultBackend")
                        .flatMap(KubernetesDecoder::backend)
                        .or(() -> spec.fields("backend").flatMap(KubernetesDecoder::backend)),
                spec.list("tls").stream()
                        .map(t -> new Tls(t.strings("hosts").orElse(List.of()), t.string("secretName")))
                        .toList(),
                spec.list("rules").stream().map(KubernetesDecoder::rule).toList()));
    }

    private static Rule rule(Fields rule) {
        return new Rule(
                rule.string("host").filter(h -> !h.isEmpty()),
                rule.nested("http").list("paths").stream()
                        .map(p -> new Path(
                                p.string("path").filter(path -> !path.isEmpty()),
                                pathType(p.string("pathType").orElse("")),
                                p.fields("backend").flatMap(KubernetesDecoder::backend)))
                        .toList());
    }

    private static PathType pathType(String word) {
        return switch (word) {
            case "Exact" -> PathType.EXACT;
            case "Prefix" -> PathType.PREFIX;
            default -> PathType.IMPLEMENTATION_SPECIFIC;
        };
    }

    /// `service.name` and `service.port`, or `serviceName` and `servicePort` as the beta wrote them.
    private static Optional<Backend> backend(Fields backend) {
        Optional<Fields> service = backend.fields("service");
        Optional<String> name = service.isPresent() ? service.get().string("name") : backend.string("serviceName");
        Optional<String> port = service.isPresent()
                ? service.get()
                        .nested("port")
                        .text("number")
                        .or(() -> service.get().nested("port").text("name"))
                : backend.text("servicePort");
        return name.filter(n -> !n.isEmpty())
                .flatMap(n -> port.filter(p -> !p.isEmpty() && !p.equals("0")).map(p -> new Backend(n, p)));
    }

    static Optional<Resource> knative(Metadata metadata, Fields object) {
        Fields annotations = object.nested("metadata").nested("annotations");
        return Optional.of(new KnativeIngress(
                metadata,
                annotations
                        .string("networking.knative.dev/ingress.class")
                        .or(() -> annotations.string("networking.knative.dev/ingress-class")),
                object.nested("spec").list("rules").stream()
                        .map(KubernetesDecoder::knativeRule)
                        .toList()));
    }

    private static KnativeIngress.Rule knativeRule(Fields rule) {
        return new KnativeIngress.Rule(
                rule.strings("hosts").orElse(List.of()),
                rule.nested("http").list("paths").stream()
                        .map(p -> new KnativeIngress.Path(
                                p.string("path"),
                                p.duration("timeout"),
                                p.texts("appendHeaders"),
                                p.list("splits").stream()
                                        .flatMap(KubernetesDecoder::split)
                                        .toList()))
                        .toList());
    }

    private static Stream<KnativeIngress.Split> split(Fields split) {
        return split
                .string("serviceName")
                .filter(name -> !name.isEmpty())
                .map(name -> new KnativeIngress.Split(
                        name,
                        split.string("serviceNamespace"),
                        split.text("servicePort"),
                        split.integer("percent"),
                        split.texts("appendHeaders")))
                .stream();
    }
}
