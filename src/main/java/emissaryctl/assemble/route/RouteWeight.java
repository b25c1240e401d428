package emissaryctl.assemble.route;

import emissaryctl.resource.CodePoints;
import java.util.List;

/// What decides the order of routes: the greater weight comes first. Compared member by member, keys last.
public record RouteWeight(
        int precedence, int prefixLength, int headerLength, int queryLength, String prefix, List<String> keys)
        implements Comparable<RouteWeight> {

    @Override
    public int compareTo(RouteWeight other) {
        int order = Integer.compare(precedence, other.precedence);
        if (order == 0) order = Integer.compare(prefixLength, other.prefixLength);
        if (order == 0) order = Integer.compare(headerLength, other.headerLength);
        if (order == 0) order = Integer.compare(queryLength, other.queryLength);
        if (order == 0) order = CodePoints.compare(prefix, other.prefix);
        return order != 0 ? order : compareKeys(other.keys);
    }

    private int compareKeys(List<String> others) {
        int shared = Math.min(keys.size(), others.size());
        for (int i = 0; i < shared; i++) {
            int order = CodePoints.compare(keys.get(i), others.get(i));
            if (order != 0) return order;
        }
        return Integer.compare(keys.size(), others.size());
    }
}
