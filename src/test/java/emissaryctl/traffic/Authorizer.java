package emissaryctl.traffic;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.DeniedHttpResponse;
import io.envoyproxy.envoy.service.auth.v3.OkHttpResponse;
import io.envoyproxy.envoy.type.v3.HttpStatus;
import io.envoyproxy.envoy.type.v3.StatusCode;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An authorization service that knows one token, and greets who has it.
final class Authorizer extends AuthorizationGrpc.AuthorizationImplBase {

    static final String TOKEN = "Bearer good";

    private final List<CheckRequest> asked = new CopyOnWriteArrayList<>();

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> answers) {
        asked.add(request);
        String token = request.getAttributes().getRequest().getHttp().getHeadersOrDefault("authorization", "");
        answers.onNext(token.equals(TOKEN) ? allowed() : denied());
        answers.onCompleted();
    }

    private static CheckResponse allowed() {
        return CheckResponse.newBuilder()
                .setStatus(Status.newBuilder().setCode(Code.OK_VALUE))
                .setOkResponse(OkHttpResponse.newBuilder().addHeaders(header("x-user", "anna")))
                .build();
    }

    private static CheckResponse denied() {
        return CheckResponse.newBuilder()
                .setStatus(Status.newBuilder().setCode(Code.UNAUTHENTICATED_VALUE))
                .setDeniedResponse(DeniedHttpResponse.newBuilder()
                        .setStatus(HttpStatus.newBuilder().setCode(StatusCode.PaymentRequired))
                        .addHeaders(header("x-reason", "no token"))
                        .setBody("pay first"))
                .build();
    }

    private static HeaderValueOption header(String name, String value) {
        return HeaderValueOption.newBuilder()
                .setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
                .build();
    }

    List<CheckRequest> asked() {
        return List.copyOf(asked);
    }
}
