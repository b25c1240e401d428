package emissaryctl.assemble.module;

import emissaryctl.gateway.Gateway.Balancing;
import emissaryctl.gateway.HashKey;
import emissaryctl.gateway.HashKey.CookieHash;
import emissaryctl.gateway.HashKey.HeaderHash;
import emissaryctl.gateway.HashKey.SourceIpHash;
import emissaryctl.resource.LoadBalancer;
import java.util.List;
import java.util.Optional;

/// Which load balancers Emissary takes, and what they mean.
public final class BalancerRules {

    public static final String ADVICE =
            "round_robin and least_request stand alone; ring_hash and maglev take exactly one of"
                    + " `cookie` (with `name`), `header` and `source_ip`";

    private BalancerRules() {}

    /// Whether Emissary takes it: a policy of hashing needs exactly one thing to hash.
    public static boolean isValid(LoadBalancer balancer) {
        return switch (balancer.policy()) {
            case "round_robin", "least_request" -> balancer.keys().size() == 1;
            case "ring_hash", "maglev" ->
                balancer.keys().size() == 2
                        && (balancer.cookie().flatMap(LoadBalancer.Cookie::name).isPresent()
                                || balancer.header().isPresent()
                                || balancer.sourceIp().isPresent());
            default -> false;
        };
    }

    /// The policy, or nothing for a word that Emissary does not know.
    public static Optional<Balancing> policy(LoadBalancer balancer) {
        return switch (balancer.policy()) {
            case "round_robin" -> Optional.of(Balancing.ROUND_ROBIN);
            case "least_request" -> Optional.of(Balancing.LEAST_REQUEST);
            case "ring_hash" -> Optional.of(Balancing.RING_HASH);
            case "maglev" -> Optional.of(Balancing.MAGLEV);
            default -> Optional.empty();
        };
    }

    /// What the hash policies look at; nothing for the others.
    public static List<HashKey> hashKeys(LoadBalancer balancer) {
        boolean hashes =
                balancer.policy().equals("ring_hash") || balancer.policy().equals("maglev");
        if (!hashes) return List.of();
        if (balancer.cookie().isPresent()) {
            LoadBalancer.Cookie cookie = balancer.cookie().get();
            return cookie.name()
                    .<List<HashKey>>map(name -> List.of(new CookieHash(name, cookie.path(), cookie.ttl())))
                    .orElse(List.of());
        }
        if (balancer.header().isPresent())
            return List.of(new HeaderHash(balancer.header().get()));
        return balancer.sourceIp()
                .<List<HashKey>>map(on -> List.of(new SourceIpHash(on)))
                .orElse(List.of());
    }

    /// The part that Emissary adds to cluster names.
    public static String nameTag(LoadBalancer balancer) {
        StringBuilder tag = new StringBuilder("er-").append(balancer.policy());
        balancer.header().ifPresent(header -> tag.append("-hdr-").append(header));
        balancer.cookie()
                .flatMap(LoadBalancer.Cookie::name)
                .ifPresent(name -> tag.append("-cookie-").append(name));
        if (balancer.sourceIp().isPresent()) tag.append("-srcip");
        return tag.toString();
    }
}
