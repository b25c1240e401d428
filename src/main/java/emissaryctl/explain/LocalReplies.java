package emissaryctl.explain;

import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.Verdict.Why;
import emissaryctl.explain.request.HeaderFields;
import java.util.Optional;

/// Answers that Envoy gives by itself. gRPC clients get status 200 and a status of their own.
final class LocalReplies {

    private static final int OK = 200;

    private LocalReplies() {}

    static Answered answer(Why why, int status, String body, boolean grpc) {
        return new Answered(why, grpc ? OK : status, grpcStatus(status, grpc), HeaderFields.NONE, body);
    }

    static Redirected redirect(int status, String location, boolean grpc) {
        return new Redirected(grpc ? OK : status, location, grpcStatus(status, grpc));
    }

    private static Optional<Integer> grpcStatus(int status, boolean grpc) {
        if (!grpc) return Optional.empty();
        return Optional.of(
                switch (status) {
                    case 400 -> 13;
                    case 401 -> 16;
                    case 403 -> 7;
                    case 404 -> 12;
                    case 429, 502, 503, 504 -> 14;
                    default -> 2;
                });
    }
}
