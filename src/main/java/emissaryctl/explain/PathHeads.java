package emissaryctl.explain;

import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The routes of virtual hosts by what their paths begin with, so that a request needs a look at few of them. Those of
/// a virtual host are put in order when it is first asked for.
final class PathHeads implements Contenders {

    private final Map<VirtualHost, Heads> hosts = new IdentityHashMap<>();

    @Override
    public List<Contender> among(VirtualHost host, String path) {
        return hosts.computeIfAbsent(host, Heads::of).at(path);
    }

    /// Heads are in lower case: whether a route knows case is seen when it is looked at.
    private record Heads(Map<String, List<Contender>> byHead, NavigableSet<Integer> lengths) {

        static Heads of(VirtualHost host) {
            Map<String, List<Contender>> byHead = new HashMap<>();
            NavigableSet<Integer> lengths = new TreeSet<>();
            for (Contender each : Contenders.placed(host)) {
                String head = AsciiCase.lower(head(each.route().criteria().path()));
                byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(each);
                lengths.add(head.length());
            }
            return new Heads(byHead, lengths);
        }

        List<Contender> at(String path) {
            String folded = AsciiCase.lower(path);
            List<Contender> found = new ArrayList<>();
            for (int length : lengths.headSet(folded.length(), true)) {
                found.addAll(byHead.getOrDefault(folded.substring(0, length), List.of()));
            }
            found.sort(Comparator.comparing(Contender::position));
            return found;
        }

        private static String head(PathMatch path) {
            return switch (path) {
                case PathPrefix(String prefix) -> prefix;
                case PathSegments(String prefix) -> prefix;
                case ExactPath(String exact) -> exact;
                case PathRegex(String regex) -> RegexText.of(regex).head();
            };
        }
    }
}
