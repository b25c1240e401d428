package emissaryctl.traffic;

import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;

/// Calls the echo service behind a gateway.
final class EchoClient {

    /// Where the service is behind a gateway.
    static final String PATH = "/" + EchoService.SAY.getFullMethodName();

    private EchoClient() {}

    static String mapping(GrpcBackend echo) {
        return Manifest.mapping("echo", echo.service(), """
                prefix: /echo.Echo/
                rewrite: ""
                grpc: true
                """);
    }

    static String say(GatewayUnderTest gateway, String word) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", gateway.port())
                .usePlaintext()
                .build();
        try {
            CallOptions patient = CallOptions.DEFAULT.withDeadlineAfter(Await.PATIENCE);
            return ClientCalls.blockingUnaryCall(channel, EchoService.SAY, patient, StringValue.of(word))
                    .getValue();
        } finally {
            channel.shutdownNow();
        }
    }
}
