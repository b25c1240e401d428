package emissaryctl.assemble;

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
