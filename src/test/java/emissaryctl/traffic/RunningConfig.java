package emissaryctl.traffic;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A rendered configuration that runs in an Envoy of its own: its listeners have free ports of the loopback interface,
/// and each of its clusters has a backend that answers everything. Nothing else of it is changed.
public final class RunningConfig implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String READY = "ambassador-listener-ready-";

    private final Map<Integer, Integer> ports = new HashMap<>();
    private final Map<String, Backend> backends = new TreeMap<>();
    private final GatewayUnderTest gateway;

    /// @param rendered JSON
    /// @param unanswered clusters where nobody listens
    public static RunningConfig of(String rendered, String... unanswered) throws IOException {
        return new RunningConfig((ObjectNode) JSON.readTree(rendered), Set.of(unanswered));
    }

    private RunningConfig(ObjectNode config, Set<String> unanswered) throws IOException {
        int ready = 0;
        for (JsonNode listener : config.at("/static_resources/listeners")) {
            ObjectNode address = (ObjectNode) listener.at("/address/socket_address");
            int port = Ports.free();
            ports.put(address.path("port_value").asInt(), port);
            address.put("address", "127.0.0.1").put("port_value", port);
            if (listener.path("name").asString().startsWith(READY)) ready = port;
        }
        for (JsonNode cluster : config.at("/static_resources/clusters")) {
            String name = cluster.path("name").asString();
            for (JsonNode endpoint : cluster.at("/load_assignment/endpoints/0/lb_endpoints")) {
                int port = unanswered.contains(name) ? Ports.free() : backend(name);
                ((ObjectNode) endpoint.at("/endpoint/address/socket_address"))
                        .put("address", "127.0.0.1")
                        .put("port_value", port);
            }
        }
        gateway = GatewayUnderTest.of(config.toString(), ready);
    }

    private int backend(String cluster) throws IOException {
        Backend known = backends.get(cluster);
        if (known == null) {
            known = new Backend(_ -> Answer.of(200, cluster));
            backends.put(cluster, known);
        }
        return known.port();
    }

    /// Where the Listener is that was to have this port.
    public int port(int wanted) {
        return ports.get(wanted);
    }

    public Reply send(int listener, Request request) throws IOException {
        return Exchange.over(port(listener), request);
    }

    /// The clusters that answered anything so far.
    public Set<String> asked() {
        Set<String> asked = new TreeSet<>();
        backends.forEach((name, backend) -> {
            if (!backend.received().isEmpty()) asked.add(name);
        });
        return asked;
    }

    public Received last(String cluster) {
        return backends.get(cluster).last();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        backends.values().forEach(Backend::close);
    }
}
