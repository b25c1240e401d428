package emissaryctl.graph;

import static emissaryctl.report.HtmlText.escaped;

import emissaryctl.graph.RouteGraph.Edge;
import emissaryctl.graph.RouteGraph.HostNode;
import emissaryctl.graph.RouteGraph.RouteNode;
import emissaryctl.graph.RouteGraph.TargetNode;
import emissaryctl.source.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One page that needs nothing else: a table for each host, complete without JavaScript, which only searches in it. The
/// page around the tables is a file of its own.
final class HtmlGraph implements GraphFormat {

    private static final String FRAME = "/emissaryctl/graph/page.html";

    @Override
    public String name() {
        return "html";
    }

    @Override
    public String format(RouteGraph graph) {
        StringBuilder tables = new StringBuilder();
        StringBuilder options = new StringBuilder();
        Tables rows = new Tables(
                graph.edges().stream().collect(Collectors.groupingBy(Edge::from)),
                graph.routes().stream().collect(Collectors.toMap(RouteNode::id, Function.identity())),
                graph.targets().stream().collect(Collectors.toMap(TargetNode::id, Function.identity())));
        for (HostNode host : graph.hosts()) {
            tables.append(rows.table(host));
            options.append("<option value=\"" + host.id() + "\">" + escaped(host.domain()) + "</option>\n");
        }
        return frame().replace(
                        "<!-- COUNTS -->",
                        counted(graph.hosts().size(), "host") + ", "
                                + counted(graph.routes().size(), "route"))
                .replace("<!-- HOSTS -->", options)
                .replace("<!-- TABLES -->", tables);
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String frame() {
        try (InputStream in = HtmlGraph.class.getResourceAsStream(FRAME)) {
            if (in == null) throw new IllegalStateException("no " + FRAME);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rows of hosts.
    private record Tables(
            Map<String, List<Edge>> edges, Map<String, RouteNode> routes, Map<String, TargetNode> targets) {

        String table(HostNode host) {
            StringBuilder text = new StringBuilder();
            text.append("<section id=\"" + host.id() + "\">\n<h2>" + escaped(host.domain()) + "</h2>\n");
            text.append("<p class=\"from\">port " + Labels.ports(host) + " · " + origin(host.origin()) + "</p>\n");
            text.append("<table>\n<thead><tr><th scope=\"col\">Route</th><th scope=\"col\">takes</th>"
                    + "<th scope=\"col\">leads to</th><th scope=\"col\">from</th></tr></thead>\n<tbody>\n");
            for (Edge edge : edges.getOrDefault(host.id(), List.of())) {
                RouteNode route = routes.get(edge.to());
                if (route == null) text.append(row("", "every connection", List.of(edge), Optional.empty()));
                else {
                    List<Edge> ways = edges.getOrDefault(route.id(), List.of());
                    text.append(row(Labels.name(route), Labels.match(route), ways, Optional.of(route)));
                }
            }
            return text.append("</tbody>\n</table>\n</section>\n").toString();
        }

        private String row(String name, String match, List<Edge> ways, Optional<RouteNode> route) {
            String kinds = ways.stream()
                    .map(way -> target(way).kind().name().toLowerCase(Locale.ROOT))
                    .distinct()
                    .collect(Collectors.joining(" "));
            String leads = ways.stream().map(this::way).collect(Collectors.joining());
            return "<tr data-kind=\"" + kinds + "\"><td>" + escaped(name) + "</td><td><code>" + escaped(match)
                    + "</code></td><td><ul>" + leads + "</ul></td><td class=\"from\">"
                    + route.map(each -> origin(each.origin())).orElse("") + "</td></tr>\n";
        }

        private TargetNode target(Edge edge) {
            return Objects.requireNonNull(targets.get(edge.to()), "every edge has its end");
        }

        private String way(Edge edge) {
            TargetNode target = target(edge);
            String share = edge.label().isEmpty() ? "" : " <span class=\"share\">" + escaped(edge.label()) + "</span>";
            String kind = target.kind().name().toLowerCase(Locale.ROOT);
            return "<li class=\"" + kind + "\">" + escaped(target.label()) + share + "</li>";
        }
    }

    private static String origin(Origin origin) {
        return escaped(origin.resource() + " " + origin.span().position());
    }
}
