package emissaryctl.traffic;

import com.google.protobuf.StringValue;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;

/// A gRPC service that answers what it was told, and refuses to say nothing.
final class EchoService {

    static final String NAME = "echo.Echo";
    static final MethodDescriptor<StringValue, StringValue> SAY =
            MethodDescriptor.<StringValue, StringValue>newBuilder()
                    .setType(MethodType.UNARY)
                    .setFullMethodName(NAME + "/Say")
                    .setRequestMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .build();

    private EchoService() {}

    static ServerServiceDefinition definition() {
        return ServerServiceDefinition.builder(NAME)
                .addMethod(SAY, ServerCalls.asyncUnaryCall((word, answers) -> {
                    if (word.getValue().isEmpty()) {
                        answers.onError(Status.INVALID_ARGUMENT
                                .withDescription("say something")
                                .asRuntimeException(new Metadata()));
                        return;
                    }
                    answers.onNext(word);
                    answers.onCompleted();
                }))
                .build();
    }
}
