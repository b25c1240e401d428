package emissaryctl.traffic;

import io.envoyproxy.envoy.data.accesslog.v3.HTTPAccessLogEntry;
import io.envoyproxy.envoy.data.accesslog.v3.TCPAccessLogEntry;
import io.envoyproxy.envoy.service.accesslog.v3.AccessLogServiceGrpc;
import io.envoyproxy.envoy.service.accesslog.v3.StreamAccessLogsMessage;
import io.envoyproxy.envoy.service.accesslog.v3.StreamAccessLogsResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A log service that keeps what it is sent.
final class CallLog extends AccessLogServiceGrpc.AccessLogServiceImplBase {

    private final List<String> names = new CopyOnWriteArrayList<>();
    private final List<HTTPAccessLogEntry> requests = new CopyOnWriteArrayList<>();
    private final List<TCPAccessLogEntry> connections = new CopyOnWriteArrayList<>();

    @Override
    public StreamObserver<StreamAccessLogsMessage> streamAccessLogs(StreamObserver<StreamAccessLogsResponse> answers) {
        return new StreamObserver<>() {
            @Override
            public void onNext(StreamAccessLogsMessage message) {
                if (message.hasIdentifier()) names.add(message.getIdentifier().getLogName());
                requests.addAll(message.getHttpLogs().getLogEntryList());
                connections.addAll(message.getTcpLogs().getLogEntryList());
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

    /// By which the streams introduced themselves.
    List<String> names() {
        return List.copyOf(names);
    }

    List<HTTPAccessLogEntry> requests() {
        return List.copyOf(requests);
    }

    List<TCPAccessLogEntry> connections() {
        return List.copyOf(connections);
    }
}
