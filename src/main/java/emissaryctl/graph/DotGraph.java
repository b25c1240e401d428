package emissaryctl.graph;

import emissaryctl.graph.RouteGraph.Edge;
import emissaryctl.graph.RouteGraph.HostNode;
import emissaryctl.graph.RouteGraph.RouteNode;
import emissaryctl.graph.RouteGraph.TargetKind;
import emissaryctl.graph.RouteGraph.TargetNode;
import emissaryctl.report.Escaped;

/// Graphviz.
final class DotGraph implements GraphFormat {

    @Override
    public String name() {
        return "dot";
    }

    @Override
    public String format(RouteGraph graph) {
        StringBuilder text =
                new StringBuilder("digraph routes {\n    rankdir=LR;\n    node [fontname=\"sans-serif\"];\n");
        for (HostNode host : graph.hosts()) node(host.id(), label(Labels.host(host)), "oval", text);
        for (RouteNode route : graph.routes()) {
            node(route.id(), label(Labels.name(route)) + "\\n" + label(Labels.match(route)), "box", text);
        }
        for (TargetNode target : graph.targets()) {
            String shape = target.kind() == TargetKind.SERVICE ? "box3d" : "note";
            node(target.id(), label(target.label()), shape, text);
        }
        for (Edge edge : graph.edges()) {
            String label = edge.label().isEmpty() ? "" : " [label=\"" + label(edge.label()) + "\"]";
            text.append("    " + edge.from() + " -> " + edge.to() + label + ";\n");
        }
        return text.append("}\n").toString();
    }

    private static void node(String id, String label, String shape, StringBuilder text) {
        text.append("    " + id + " [shape=" + shape + ", label=\"" + label + "\"];\n");
    }

    private static String label(String text) {
        return Escaped.of(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
