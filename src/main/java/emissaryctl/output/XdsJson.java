package emissaryctl.output;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.TypeName;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The JSON of files that Envoy follows. A route and a cluster take one line, so that a change to it is a change to one
/// line, and files of many are not mostly blanks.
public final class XdsJson {

    /// How deep in a list of resources the routes of a route configuration's virtual hosts lie.
    private static final int ROUTES = 6;

    /// How deep in such a list resources lie.
    private static final int RESOURCES = 2;

    public static String write(Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonSink sink = sink(message, out);
        MessagePrinter.print(message, sink);
        sink.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonSink sink(Message message, ByteArrayOutputStream out) {
        if (holds(message, RouteConfiguration.getDefaultInstance())) return new JsonSink(out, ROUTES);
        return holds(message, Cluster.getDefaultInstance()) ? new JsonSink(out, RESOURCES) : new JsonSink(out);
    }

    private static boolean holds(Message message, Message type) {
        String ending = "/" + TypeName.of(type);
        return message instanceof DiscoveryResponse response
                && response.getResourcesList().stream()
                        .anyMatch(resource -> resource.getTypeUrl().endsWith(ending));
    }

    private XdsJson() {}
}
