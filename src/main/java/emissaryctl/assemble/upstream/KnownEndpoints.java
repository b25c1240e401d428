package emissaryctl.assemble.upstream;

import emissaryctl.assemble.text.IpAddress;
import emissaryctl.diag.Diagnostic;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.resource.GivenEndpoints;
import emissaryctl.resource.GivenEndpoints.GivenEndpoint;
import emissaryctl.resource.GivenEndpoints.GivenService;
import emissaryctl.resource.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where services are, as far as it is known: those of Kubernetes from the input, all others and what the input lacks
/// from what the user gives. Remembers what was asked for, so that what nobody asks for can be named.
public final class KnownEndpoints {

    private static final int HIGHEST_PORT = 65535;
    private static final int LONGEST_HOST = 253;

    private final EndpointTable table;
    private final Map<String, GivenService> given = new LinkedHashMap<>();
    private final boolean understood;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<Missing> missing = new ArrayList<>();
    private final List<Diagnostic> found = new ArrayList<>();

    /// A service of which nobody has said where it is.
    private record Missing(String name, Diagnostic problem) {}

    public KnownEndpoints(EndpointTable table, GivenEndpoints written) {
        this.table = table;
        this.understood = written.understood();
        for (GivenService service : written.services()) {
            if (isName(service.name())) given.put(service.name(), service);
            else found.add(EndpointProblems.notAName(service));
            service.endpoints().stream()
                    .filter(endpoint -> !isHost(endpoint.address()))
                    .forEach(endpoint -> found.add(EndpointProblems.notAnAddress(endpoint)));
        }
    }

    /// The endpoints of a service by its discovery name; none, and this problem, when nobody has said where it is.
    List<Endpoint> find(String name, Diagnostic unknown) {
        List<Endpoint> inInput = table.endpoints(name);
        if (!inInput.isEmpty()) return inInput;
        Optional<GivenService> service = Optional.ofNullable(given.get(name));
        if (service.isPresent()) used.add(name);
        else missing.add(new Missing(name, unknown));
        return service.map(KnownEndpoints::endpoints).orElse(List.of());
    }

    boolean knowsService(String namespace, String name) {
        return table.knowsService(namespace, name);
    }

    private static List<Endpoint> endpoints(GivenService service) {
        return service.endpoints().stream()
                .filter(endpoint -> isHost(endpoint.address()))
                .map(KnownEndpoints::endpoint)
                .toList();
    }

    private static Endpoint endpoint(GivenEndpoint given) {
        return new Endpoint(given.address(), given.port(), given.weight());
    }

    /// What is missing, and what is given in vain. To be asked when all clusters are made. A name that is given wrong
    /// is one mistake, not two; what is missing from a file that is not understood may be in it.
    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(found);
        if (!understood || !found.isEmpty()) return all;
        Map<String, GivenService> unused = new LinkedHashMap<>(given);
        unused.keySet().removeAll(used);
        List<String> candidates = List.copyOf(unused.keySet());
        for (Missing each : missing) {
            Optional<GivenService> meant =
                    Nearest.of(each.name(), candidates).flatMap(name -> Optional.ofNullable(given.get(name)));
            all.add(meant.map(service -> EndpointProblems.otherName(each.problem(), service, each.name()))
                    .orElse(each.problem()));
            meant.ifPresent(service -> unused.remove(service.name()));
        }
        for (GivenService service : unused.values()) {
            boolean inInput = !table.endpoints(service.name()).isEmpty();
            all.add(inInput ? EndpointProblems.outweighed(service) : EndpointProblems.unused(service));
        }
        return all;
    }

    private static boolean isName(String name) {
        String[] steps = name.split("/", -1);
        for (String step : steps) if (step.isBlank()) return false;
        return switch (steps[0]) {
            case "consul" -> steps.length == 3;
            case "k8s" -> steps.length == 4 && isPort(steps[3]);
            default -> false;
        };
    }

    private static boolean isPort(String text) {
        boolean number = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    /// A literal address or what a name server may be asked for. All digits and dots is a mistyped address.
    private static boolean isHost(String text) {
        if (IpAddress.isAddress(text)) return true;
        boolean plain = !text.isEmpty()
                && text.length() <= LONGEST_HOST
                && text.chars().allMatch(c -> isLetter(c) || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.');
        return plain
                && text.chars().anyMatch(KnownEndpoints::isLetter)
                && !text.startsWith(".")
                && !text.contains("..");
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
