package emissaryctl.gateway;

import java.util.Optional;

/// TCP keepalive towards a cluster, times in seconds.
public record KeepaliveProbes(Optional<Integer> time, Optional<Integer> interval, Optional<Integer> probes) {}
