package emissaryctl.graph;

import emissaryctl.graph.RouteGraph.Edge;
import emissaryctl.graph.RouteGraph.HostNode;
import emissaryctl.graph.RouteGraph.RouteNode;
import emissaryctl.graph.RouteGraph.TargetNode;
import emissaryctl.report.Escaped;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A table for each host, for terminals: the routes in the order in which Envoy tries them.
final class TextGraph implements GraphFormat {

    /// A column is no wider for the sake of its longest cells.
    private static final int WIDEST = 72;

    /// A route of one host, in words that are safe for a terminal.
    private record Row(String takes, String leads, String from) {}

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String format(RouteGraph graph) {
        Map<String, List<Edge>> edges = graph.edges().stream().collect(Collectors.groupingBy(Edge::from));
        Map<String, RouteNode> routes =
                graph.routes().stream().collect(Collectors.toMap(RouteNode::id, Function.identity()));
        Map<String, TargetNode> targets =
                graph.targets().stream().collect(Collectors.toMap(TargetNode::id, Function.identity()));
        StringBuilder text = new StringBuilder();
        for (HostNode host : graph.hosts()) {
            List<Row> rows = new ArrayList<>();
            for (Edge edge : edges.getOrDefault(host.id(), List.of())) {
                Optional<RouteNode> route = Optional.ofNullable(routes.get(edge.to()));
                List<Edge> ways = route.map(each -> edges.getOrDefault(each.id(), List.of()))
                        .orElse(List.of(edge));
                rows.add(new Row(
                        Escaped.of(route.map(Labels::match).orElse("every connection")),
                        ways.stream().map(way -> way(way, targets)).collect(Collectors.joining(", ")),
                        route.map(each -> origin(each.origin())).orElse("")));
            }
            if (!text.isEmpty()) text.append('\n');
            add(host, rows, text);
        }
        return text.toString();
    }

    private static String way(Edge edge, Map<String, TargetNode> targets) {
        TargetNode target = Objects.requireNonNull(targets.get(edge.to()), "every edge has its end");
        return Escaped.of((edge.label() + " " + target.label()).strip());
    }

    private static String origin(Origin origin) {
        return Escaped.of(origin.resource() + " " + origin.span().position());
    }

    private static void add(HostNode host, List<Row> rows, StringBuilder text) {
        text.append(Escaped.of(host.domain()) + "  port " + Labels.ports(host) + "  " + origin(host.origin()) + "\n");
        int takes = width(rows, Row::takes);
        int leads = width(rows, Row::leads);
        for (Row row : rows) {
            String line = padded(row.takes(), takes) + "  → " + padded(row.leads(), leads) + "  " + row.from();
            text.append("  ").append(line.stripTrailing()).append('\n');
        }
    }

    private static int width(List<Row> rows, Function<Row, String> cell) {
        return rows.stream()
                .mapToInt(row -> cell.apply(row).length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
