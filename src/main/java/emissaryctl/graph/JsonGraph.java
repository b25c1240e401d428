package emissaryctl.graph;

import emissaryctl.graph.RouteGraph.Edge;
import emissaryctl.graph.RouteGraph.HostNode;
import emissaryctl.graph.RouteGraph.RouteNode;
import emissaryctl.graph.RouteGraph.TargetNode;
import emissaryctl.source.Origin;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The graph for programs.
final class JsonGraph implements GraphFormat {

    private static final int FORMAT_VERSION = 1;

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String format(RouteGraph graph) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("formatVersion", FORMAT_VERSION);
        ArrayNode hosts = document.putArray("hosts");
        for (HostNode host : graph.hosts()) {
            ObjectNode node = hosts.addObject().put("id", host.id()).put("domain", host.domain());
            host.ports().forEach(node.putArray("ports")::add);
            origin(node, host.origin());
        }
        ArrayNode routes = document.putArray("routes");
        for (RouteNode route : graph.routes()) {
            ObjectNode node = routes.addObject().put("id", route.id()).put("match", route.match());
            if (route.cleartext().isEmpty()) node.putNull("cleartext");
            else node.put("cleartext", route.cleartext());
            origin(node, route.origin());
        }
        ArrayNode targets = document.putArray("targets");
        for (TargetNode target : graph.targets()) {
            targets.addObject()
                    .put("id", target.id())
                    .put("kind", target.kind().name().toLowerCase(Locale.ROOT))
                    .put("label", target.label());
        }
        ArrayNode edges = document.putArray("edges");
        for (Edge edge : graph.edges()) {
            ObjectNode node = edges.addObject().put("from", edge.from()).put("to", edge.to());
            if (edge.label().isEmpty()) node.putNull("label");
            else node.put("label", edge.label());
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static void origin(ObjectNode node, Origin origin) {
        node.put("resource", origin.resource().toString())
                .put("source", origin.span().position());
    }
}
