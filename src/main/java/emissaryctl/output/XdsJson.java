package emissaryctl.output;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;

/// The JSON of files that Envoy follows. A route takes one line, so that a change to it is a change to one line, and
/// files of many routes are not mostly blanks.
public final class XdsJson {

    /// How deep in a list of resources the routes of a route configuration's virtual hosts lie.
    private static final int ROUTES = 6;

    private static final String ROUTE_CONFIGURATION =
            "/" + RouteConfiguration.getDescriptor().getFullName();

    public static String write(Message message) {
        JsonSink sink = holdsRoutes(message) ? new JsonSink(ROUTES) : new JsonSink();
        new MessagePrinter(sink).print(message);
        return sink.text();
    }

    private static boolean holdsRoutes(Message message) {
        return message instanceof DiscoveryResponse response
                && response.getResourcesList().stream()
                        .anyMatch(resource -> resource.getTypeUrl().endsWith(ROUTE_CONFIGURATION));
    }

    private XdsJson() {}
}
