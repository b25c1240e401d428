package emissaryctl.traffic;

import com.google.protobuf.StringValue;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/// A gRPC service that answers what it was told, refuses to say nothing, and breaks off in the middle when told to.
final class EchoService {

    static final String NAME = "echo.Echo";
    static final MethodDescriptor<StringValue, StringValue> SAY =
            MethodDescriptor.<StringValue, StringValue>newBuilder()
                    .setType(MethodType.UNARY)
                    .setFullMethodName(NAME + "/Say")
                    .setRequestMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .build();

    static final String BREAK_OFF = "break off";

    private EchoService() {}

    static ServerServiceDefinition definition() {
        return definition("");
    }

    /// One that says something of its own first.
    static ServerServiceDefinition definition(String prefix) {
        return ServerServiceDefinition.builder(NAME)
                .addMethod(SAY, ServerCalls.asyncUnaryCall((word, answers) -> say(prefix, word, answers)))
                .build();
    }

    private static void say(String prefix, StringValue word, StreamObserver<StringValue> answers) {
        switch (word.getValue()) {
            case "" -> answers.onError(refusal("say something"));
            case BREAK_OFF -> {
                answers.onNext(word);
                answers.onError(refusal("no more"));
            }
            default -> {
                answers.onNext(StringValue.of(prefix + word.getValue()));
                answers.onCompleted();
            }
        }
    }

    private static StatusRuntimeException refusal(String why) {
        return Status.INVALID_ARGUMENT.withDescription(why).asRuntimeException(new Metadata());
    }
}
