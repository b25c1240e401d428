package emissaryctl.explain.match;

import emissaryctl.gateway.Gateway.VirtualHost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The routes of virtual hosts by what their paths begin with, so that a request needs a look at few of them. Those of
/// a virtual host are put in order when it is first asked for.
public final class PathHeads implements Contenders {

    private final Map<VirtualHost, ByHead<List<Contender>>> hosts = new IdentityHashMap<>();

    @Override
    public List<Contender> among(VirtualHost host, String path) {
        return hosts.computeIfAbsent(host, PathHeads::heads)
                .of(path)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Contender::position))
                .toList();
    }

    private static ByHead<List<Contender>> heads(VirtualHost host) {
        ByHead<List<Contender>> heads = new ByHead<>();
        for (Contender each : Contenders.placed(host)) {
            String head = PathSet.literalHead(each.route().criteria().path());
            heads.at(head, ArrayList::new).add(each);
        }
        return heads;
    }
}
