package emissaryctl.assemble.upstream;

import emissaryctl.assemble.text.CommandOperators.Fault;
import emissaryctl.assemble.text.HeaderMutations;
import emissaryctl.assemble.text.HeaderRules;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.HealthProbe;
import emissaryctl.gateway.HealthProbe.GrpcQuestion;
import emissaryctl.gateway.HealthProbe.HttpQuestion;
import emissaryctl.gateway.HealthProbe.Question;
import emissaryctl.gateway.HealthProbe.StatusSpan;
import emissaryctl.resource.HealthCheck;
import emissaryctl.resource.HealthCheck.Grpc;
import emissaryctl.resource.HealthCheck.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Active health checks with Emissary's defaults, and with names, without which Envoy takes no second one (O-48).
final class HealthChecks {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private HealthChecks() {}

    static List<HealthProbe> translate(List<HealthCheck> written) {
        List<HealthProbe> probes = new ArrayList<>();
        for (HealthCheck check : written) {
            probes.add(new HealthProbe(
                    "health-check-" + (probes.size() + 1),
                    question(check),
                    check.timeout().orElse(TIMEOUT),
                    check.interval().orElse(INTERVAL),
                    check.healthyThreshold().orElse(1),
                    check.unhealthyThreshold().orElse(2)));
        }
        return probes;
    }

    /// What Envoy would not take.
    static Optional<Fault> fault(HealthCheck check) {
        boolean still = Stream.of(check.timeout(), check.interval())
                .flatMap(Optional::stream)
                .anyMatch(time -> time.isZero() || time.isNegative());
        if (still) {
            return Optional.of(new Fault(
                    "a health check has a `timeout` or `interval` of nothing", "write a time above 0, such as 5s"));
        }
        if (!(check.probe() instanceof Http http)) return Optional.empty();
        return HeaderMutations.faultOfAdded(http.addRequestHeaders())
                .or(() -> HeaderMutations.faultOfRemoved(http.removeRequestHeaders()));
    }

    private static Question question(HealthCheck check) {
        return switch (check.probe()) {
            case Grpc(String name, var authority) -> new GrpcQuestion(name, authority);
            case Http http ->
                new HttpQuestion(
                        http.path(),
                        http.hostname(),
                        new HeaderEdits(
                                HeaderRules.additions(http.addRequestHeaders()),
                                List.of(),
                                http.removeRequestHeaders(),
                                List.of()),
                        http.expectedStatuses().stream()
                                .filter(range -> range.min() <= range.max())
                                .map(range -> new StatusSpan(range.min(), range.max() + 1))
                                .toList());
        };
    }
}
