package emissaryctl.traffic;

import io.envoyproxy.envoy.data.accesslog.v3.HTTPAccessLogEntry;
import io.envoyproxy.envoy.service.accesslog.v3.AccessLogServiceGrpc;
import io.envoyproxy.envoy.service.accesslog.v3.StreamAccessLogsMessage;
import io.envoyproxy.envoy.service.accesslog.v3.StreamAccessLogsResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A log service that keeps what it is sent.
final class CallLog extends AccessLogServiceGrpc.AccessLogServiceImplBase {

    private final List<HTTPAccessLogEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public StreamObserver<StreamAccessLogsMessage> streamAccessLogs(StreamObserver<StreamAccessLogsResponse> answers) {
        return new StreamObserver<>() {
            @Override
            public void onNext(StreamAccessLogsMessage message) {
                entries.addAll(message.getHttpLogs().getLogEntryList());
            }

            @Override
            public void onError(Throwable failure) {
                // The gateway was closed.
            }

            @Override
            public void onCompleted() {
                answers.onCompleted();
            }
        };
    }

    List<HTTPAccessLogEntry> entries() {
        return List.copyOf(entries);
    }
}
