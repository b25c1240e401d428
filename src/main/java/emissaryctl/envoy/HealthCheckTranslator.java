package emissaryctl.envoy;

import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.HeaderOptions;
import emissaryctl.envoy.message.NewerField;
import emissaryctl.gateway.HealthProbe;
import emissaryctl.gateway.HealthProbe.GrpcQuestion;
import emissaryctl.gateway.HealthProbe.HttpQuestion;
import io.envoyproxy.envoy.config.core.v3.HealthCheck;
import io.envoyproxy.envoy.config.core.v3.HealthCheck.GrpcHealthCheck;
import io.envoyproxy.envoy.config.core.v3.HealthCheck.HttpHealthCheck;
import io.envoyproxy.envoy.type.v3.Int64Range;
import java.util.List;

/// Health checks of a cluster. Only several of them need names.
final class HealthCheckTranslator {

    static List<HealthCheck> translate(List<HealthProbe> probes) {
        return probes.size() == 1
                ? List.of(unnamed(probes.getFirst()))
                : probes.stream().map(HealthCheckTranslator::named).toList();
    }

    private static HealthCheck named(HealthProbe probe) {
        return unnamed(probe).toBuilder()
                .setUnknownFields(NewerField.HEALTH_CHECK_NAME.holding(probe.name()))
                .build();
    }

    private static HealthCheck unnamed(HealthProbe probe) {
        HealthCheck.Builder check = HealthCheck.newBuilder()
                .setTimeout(Durations.of(probe.timeout()))
                .setInterval(Durations.of(probe.interval()))
                .setHealthyThreshold(UInt32Value.of(probe.healthyThreshold()))
                .setUnhealthyThreshold(UInt32Value.of(probe.unhealthyThreshold()));
        switch (probe.question()) {
            case HttpQuestion http -> check.setHttpHealthCheck(http(http));
            case GrpcQuestion grpc -> check.setGrpcHealthCheck(grpc(grpc));
        }
        return check.build();
    }

    private static HttpHealthCheck http(HttpQuestion question) {
        HttpHealthCheck.Builder check = HttpHealthCheck.newBuilder()
                .setPath(question.path())
                .addAllRequestHeadersToAdd(HeaderOptions.of(question.headers().addRequest()))
                .addAllRequestHeadersToRemove(question.headers().removeRequest())
                .addAllExpectedStatuses(question.expectedStatuses().stream()
                        .map(span -> Int64Range.newBuilder()
                                .setStart(span.start())
                                .setEnd(span.end())
                                .build())
                        .toList());
        question.host().ifPresent(check::setHost);
        return check.build();
    }

    private static GrpcHealthCheck grpc(GrpcQuestion question) {
        GrpcHealthCheck.Builder check = GrpcHealthCheck.newBuilder().setServiceName(question.serviceName());
        question.authority().ifPresent(check::setAuthority);
        return check.build();
    }

    private HealthCheckTranslator() {}
}
