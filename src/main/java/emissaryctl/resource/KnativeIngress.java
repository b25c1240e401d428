package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A Knative networking Ingress.
public record KnativeIngress(Metadata metadata, Optional<String> ingressClass, List<Rule> rules) implements Resource {

    public record Rule(List<String> hosts, List<Path> paths) {}

    public record Path(
            Optional<String> path,
            Optional<Duration> timeout,
            SequencedMap<String, String> appendHeaders,
            List<Split> splits) {}

    public record Split(
            String serviceName,
            Optional<String> serviceNamespace,
            Optional<String> servicePort,
            Optional<Integer> percent,
            SequencedMap<String, String> appendHeaders) {}
}
