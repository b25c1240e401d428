package emissaryctl.assemble.upstream;

import emissaryctl.assemble.text.IpAddress;
import emissaryctl.diag.Diagnostic;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.resource.EndpointSlice;
import emissaryctl.resource.KubernetesEndpoints;
import emissaryctl.resource.KubernetesEndpoints.EndpointPort;
import emissaryctl.resource.KubernetesService;
import emissaryctl.resource.KubernetesService.ServicePort;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.ResourceSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The endpoints that Services have, by the name under which Emissary discovers them:
/// `k8s/<namespace>/<service>/<port>`
/// (the port left out when it doesn't matter). From Endpoints objects, or else EndpointSlices.
public final class EndpointTable {

    private final Map<String, Set<Endpoint>> byName = new HashMap<>();
    private final Set<String> services = new LinkedHashSet<>();
    private final List<Diagnostic> found = new ArrayList<>();

    /// One set of ready addresses and the ports that they share.
    private record Ready(List<String> addresses, List<EndpointPort> ports) {}

    /// Of the Services in the input, with their Endpoints or, where there are none, EndpointSlices.
    public EndpointTable(ResourceSet resources) {
        Map<String, List<Ready>> ready = new HashMap<>();
        for (KubernetesEndpoints endpoints : resources.all(KubernetesEndpoints.class)) {
            List<Ready> sets =
                    ready.computeIfAbsent(path(endpoints.namespace(), endpoints.name()), _ -> new ArrayList<>());
            endpoints
                    .subsets()
                    .forEach(s -> sets.add(new Ready(addresses(s.addresses(), endpoints.metadata()), s.ports())));
        }
        Set<String> told = Set.copyOf(ready.keySet());
        for (EndpointSlice slice : resources.all(EndpointSlice.class)) {
            String path = path(slice.namespace(), slice.serviceName());
            if (told.contains(path)) continue;
            ready.computeIfAbsent(path, _ -> new ArrayList<>())
                    .add(new Ready(addresses(slice.addresses(), slice.metadata()), slice.ports()));
        }
        for (KubernetesService service : resources.all(KubernetesService.class)) {
            String path = path(service.namespace(), service.name());
            services.add(path);
            add(path, service.ports(), ready.getOrDefault(path, List.of()));
        }
    }

    /// What was wrong with the addresses.
    public List<Diagnostic> diagnostics() {
        return List.copyOf(found);
    }

    /// Envoy would reject everything for the sake of one that is none.
    private List<String> addresses(List<String> written, Metadata owner) {
        List<String> addresses = new ArrayList<>();
        for (String each : written) {
            if (IpAddress.isAddress(each)) addresses.add(each);
            else found.add(UpstreamProblems.endpointIsNoAddress(owner, each));
        }
        return addresses;
    }

    private static String path(String namespace, String name) {
        return "k8s/" + namespace + "/" + name;
    }

    /// The endpoints known under a discovery name, in order.
    List<Endpoint> endpoints(String discoveryName) {
        Collection<Endpoint> known = byName.getOrDefault(discoveryName, Set.of());
        return List.copyOf(known);
    }

    boolean knowsService(String namespace, String name) {
        return services.contains(path(namespace, name));
    }

    private void add(String path, List<ServicePort> ports, List<Ready> ready) {
        Map<String, Set<String>> labels = labels(ports);
        for (Ready set : ready) {
            for (EndpointPort port : set.ports()) {
                Set<String> names = new LinkedHashSet<>();
                names.addAll(labels.getOrDefault(Integer.toString(port.port()), Set.of()));
                names.addAll(labels.getOrDefault(port.name().orElse(""), Set.of()));
                names.addAll(labels.getOrDefault("", Set.of()));
                for (String name : names) {
                    String full = name.isEmpty() ? path : path + "/" + name;
                    Set<Endpoint> endpoints = byName.computeIfAbsent(full, _ -> new LinkedHashSet<>());
                    set.addresses().forEach(address -> endpoints.add(new Endpoint(address, port.port())));
                }
            }
        }
    }

    /// Which port names of the Service each candidate (target port, port name, or nothing) stands for.
    private static Map<String, Set<String>> labels(List<ServicePort> ports) {
        Map<String, Set<String>> labels = new HashMap<>();
        for (ServicePort port : ports) {
            String number = Integer.toString(port.port());
            String target = port.targetPort().orElse(number);
            put(labels, target, number);
            Optional<String> name = port.name().filter(n -> !n.isEmpty());
            if (name.isPresent()) {
                put(labels, target, name.get());
                put(labels, name.get(), number);
                put(labels, name.get(), name.get());
            }
            if (ports.size() == 1) {
                put(labels, target, "");
                put(labels, "", number);
                put(labels, "", "");
            }
        }
        return labels;
    }

    private static void put(Map<String, Set<String>> labels, String candidate, String label) {
        labels.computeIfAbsent(candidate, _ -> new LinkedHashSet<>()).add(label);
    }
}
