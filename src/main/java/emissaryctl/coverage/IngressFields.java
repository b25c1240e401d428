package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.decides;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.sameAs;

import java.util.List;

/// Ingress, IngressClass and the Ingress of Knative.
final class IngressFields {

    private static final String ADDRESS = "SocketAddress.address";
    private static final String PORT = "SocketAddress.port_value";
    private static final String BACKEND = "rules[].http.paths[].backend.";
    private static final String SPLIT = "rules[].http.paths[].splits[].";

    static final List<CoveredField> INGRESS = List.of(
            decides("ingressClassName", "whether the Ingress is Emissary's"),
            becomes("defaultBackend.service.name", ADDRESS),
            becomes("defaultBackend.service.port.number", PORT),
            becomes("defaultBackend.service.port.name", PORT).with("looked up in the Service"),
            sameAs("backend.serviceName", "defaultBackend.service.name"),
            sameAs("backend.servicePort", "defaultBackend.service.port.number"),
            becomes("rules[].host", "RouteMatch.headers", "HeaderMatcher.string_match"),
            becomes("rules[].http.paths[].path", "RouteMatch.path", "RouteMatch.prefix"),
            becomes("rules[].http.paths[].pathType", "RouteMatch.path", "RouteMatch.prefix"),
            becomes(BACKEND + "service.name", ADDRESS),
            becomes(BACKEND + "service.port.number", PORT),
            becomes(BACKEND + "service.port.name", PORT).with("looked up in the Service"),
            sameAs(BACKEND + "serviceName", BACKEND + "service.name"),
            sameAs(BACKEND + "servicePort", BACKEND + "service.port.number"),
            becomes("tls[].hosts[]", "VirtualHost.domains", "FilterChainMatch.server_names"),
            becomes("tls[].secretName", "TlsCertificate.certificate_chain", "TlsCertificate.private_key"));

    static final List<CoveredField> CLASS =
            List.of(decides("controller", "whether Ingresses of the class are Emissary's"));

    static final List<CoveredField> KNATIVE = List.of(
            becomes("rules[].hosts[]", "RouteMatch.headers", "HeaderMatcher.string_match"),
            ignored("rules[].visibility", "by Emissary, too"),
            becomes("rules[].http.paths[].path", "RouteMatch.prefix"),
            becomes("rules[].http.paths[].timeout", "RouteAction.timeout"),
            becomes("rules[].http.paths[].appendHeaders.*", "Route.request_headers_to_add"),
            becomes(SPLIT + "appendHeaders.*", "Route.request_headers_to_add"),
            becomes(SPLIT + "percent", "RouteMatch.runtime_fraction", "FractionalPercent.numerator"),
            becomes(SPLIT + "serviceName", ADDRESS),
            becomes(SPLIT + "serviceNamespace", ADDRESS),
            becomes(SPLIT + "servicePort", PORT));

    private IngressFields() {}
}
