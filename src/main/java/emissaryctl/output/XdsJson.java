package emissaryctl.output;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.TypeName;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The JSON of files that Envoy follows. A route takes one line, so that a change to it is a change to one line, and
/// files of many routes are not mostly blanks.
public final class XdsJson {

    /// How deep in a list of resources the routes of a route configuration's virtual hosts lie.
    private static final int ROUTES = 6;

    private static final String ROUTE_CONFIGURATION = "/" + TypeName.of(RouteConfiguration.getDefaultInstance());

    public static String write(Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonSink sink = holdsRoutes(message) ? new JsonSink(out, ROUTES) : new JsonSink(out);
        MessagePrinter.print(message, sink);
        sink.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static boolean holdsRoutes(Message message) {
        return message instanceof DiscoveryResponse response
                && response.getResourcesList().stream()
                        .anyMatch(resource -> resource.getTypeUrl().endsWith(ROUTE_CONFIGURATION));
    }

    private XdsJson() {}
}
