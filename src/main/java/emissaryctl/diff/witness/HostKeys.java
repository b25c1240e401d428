package emissaryctl.diff.witness;

import emissaryctl.diff.tree.Configuration;
import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.HostRoutes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Under which names virtual hosts are found: that of their listener, of their filter chain, and their own.
final class HostKeys {

    private HostKeys() {}

    static String of(HostPlace place) {
        return String.join("|", place.listener(), place.chain(), place.domain());
    }

    /// The virtual hosts of all these, by each of their names.
    static Map<String, List<HostRoutes>> of(List<Configuration> sides) {
        Map<String, List<HostRoutes>> hosts = new HashMap<>();
        for (Configuration side : sides) {
            for (HostRoutes host : side.hosts()) {
                HostPlace place = host.place();
                String chain = place.listener() + "|" + place.chain();
                Stream.of(place.listener(), chain, of(place))
                        .forEach(key -> hosts.computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(host));
            }
        }
        return hosts;
    }
}
