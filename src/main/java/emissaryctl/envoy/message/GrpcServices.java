package emissaryctl.envoy.message;

import io.envoyproxy.envoy.config.core.v3.GrpcService;

/// References to gRPC services.
public final class GrpcServices {

    /// The service behind a cluster, called by Envoy's own gRPC client.
    public static GrpcService of(String cluster) {
        return GrpcService.newBuilder()
                .setEnvoyGrpc(GrpcService.EnvoyGrpc.newBuilder().setClusterName(cluster))
                .build();
    }

    private GrpcServices() {}
}
