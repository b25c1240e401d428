package emissaryctl.traffic;

import io.envoyproxy.envoy.service.ratelimit.v3.RateLimitRequest;
import io.envoyproxy.envoy.service.ratelimit.v3.RateLimitResponse;
import io.envoyproxy.envoy.service.ratelimit.v3.RateLimitResponse.Code;
import io.envoyproxy.envoy.service.ratelimit.v3.RateLimitServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// A rate limit service with one answer for everybody.
final class RateLimiter extends RateLimitServiceGrpc.RateLimitServiceImplBase {

    private final Code answer;
    private final List<RateLimitRequest> asked = new CopyOnWriteArrayList<>();

    RateLimiter(Code answer) {
        this.answer = answer;
    }

    @Override
    public void shouldRateLimit(RateLimitRequest request, StreamObserver<RateLimitResponse> answers) {
        asked.add(request);
        answers.onNext(RateLimitResponse.newBuilder().setOverallCode(answer).build());
        answers.onCompleted();
    }

    List<String> domains() {
        return asked.stream().map(RateLimitRequest::getDomain).toList();
    }

    /// Every descriptor of every request, as `key=value, …`.
    List<String> descriptors() {
        return asked.stream()
                .flatMap(request -> request.getDescriptorsList().stream())
                .map(descriptor -> descriptor.getEntriesList().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", ")))
                .toList();
    }
}
