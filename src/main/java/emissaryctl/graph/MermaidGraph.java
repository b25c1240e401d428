package emissaryctl.graph;

import emissaryctl.graph.RouteGraph.Edge;
import emissaryctl.graph.RouteGraph.HostNode;
import emissaryctl.graph.RouteGraph.RouteNode;
import emissaryctl.graph.RouteGraph.TargetKind;
import emissaryctl.graph.RouteGraph.TargetNode;
import emissaryctl.report.Escaped;

/// Mermaid, which GitHub draws in Markdown. In labels every sign that could mean something is written as an entity:
/// quotes end them, `%%{` begins a directive anywhere, a back quote begins Markdown.
final class MermaidGraph implements GraphFormat {

    private static final String SIGNS = "\"#%&'<>[]{}()|\\`;:*_~$@";

    @Override
    public String name() {
        return "mermaid";
    }

    @Override
    public String format(RouteGraph graph) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (HostNode host : graph.hosts()) text.append(node(host.id(), "([\"", Labels.host(host), "\"])"));
        for (RouteNode route : graph.routes()) {
            text.append("    " + route.id() + "[\"" + label(Labels.name(route)) + "<br/>" + label(Labels.match(route))
                    + "\"]\n");
        }
        for (TargetNode target : graph.targets()) {
            boolean service = target.kind() == TargetKind.SERVICE;
            text.append(
                    service
                            ? node(target.id(), "[[\"", target.label(), "\"]]")
                            : node(target.id(), ">\"", target.label(), "\"]"));
        }
        for (Edge edge : graph.edges()) {
            String label = edge.label().isEmpty() ? "" : "|\"" + label(edge.label()) + "\"|";
            text.append("    " + edge.from() + " -->" + label + " " + edge.to() + "\n");
        }
        return text.toString();
    }

    private static String node(String id, String open, String label, String close) {
        return "    " + id + open + label(label) + close + "\n";
    }

    private static String label(String text) {
        StringBuilder safe = new StringBuilder();
        Escaped.of(text).codePoints().forEach(c -> {
            if (SIGNS.indexOf(c) >= 0) safe.append('#').append(c).append(';');
            else safe.appendCodePoint(c);
        });
        return safe.toString();
    }
}
