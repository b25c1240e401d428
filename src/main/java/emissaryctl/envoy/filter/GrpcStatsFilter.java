package emissaryctl.envoy.filter;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.FilterSettings.GrpcMethods;
import emissaryctl.gateway.FilterSettings.GrpcStatistics;
import io.envoyproxy.envoy.config.core.v3.GrpcMethodList;
import io.envoyproxy.envoy.extensions.filters.http.grpc_stats.v3.FilterConfig;
import java.util.List;
import java.util.Optional;

/// Statistics of gRPC calls.
final class GrpcStatsFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.grpc_stats";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.grpc().statistics().map(GrpcStatsFilter::translate);
    }

    private static FilterConfig translate(GrpcStatistics stats) {
        FilterConfig.Builder config = FilterConfig.newBuilder().setEnableUpstreamStats(stats.upstreamStats());
        stats.allMethods().ifPresent(all -> config.setStatsForAllMethods(BoolValue.of(all)));
        if (!stats.services().isEmpty()) config.setIndividualMethodStatsAllowlist(methods(stats.services()));
        return config.build();
    }

    private static GrpcMethodList methods(List<GrpcMethods> services) {
        return GrpcMethodList.newBuilder()
                .addAllServices(services.stream()
                        .map(service -> GrpcMethodList.Service.newBuilder()
                                .setName(service.service())
                                .addAllMethodNames(service.methods())
                                .build())
                        .toList())
                .build();
    }
}
