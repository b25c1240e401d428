package emissaryctl.assemble.module;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.EdgeDefaults;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.gateway.HttpSettings.ConnectionLife;
import emissaryctl.gateway.HttpSettings.RequestTimes;
import emissaryctl.gateway.ListenerLimits;
import emissaryctl.gateway.StreamLimits;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.AuthService;
import emissaryctl.resource.ResourceSet;
import java.time.Duration;
import java.util.Optional;

/// How much clients may ask for: what the Module says, else what the profile does.
public record ClientLimits(
        ListenerLimits listeners, StreamLimits streams, ConnectionLife connections, RequestTimes requests) {

    static ClientLimits of(ResourceSet resources, AmbassadorModule module, AssembleOptions options) {
        return new Choice(module, authorizedBytes(resources), options).limits();
    }

    /// What is left of these when a Listener has its own number of streams.
    public StreamLimits http2(Optional<Integer> maxConcurrent) {
        return maxConcurrent.map(streams::withMaxConcurrent).orElse(streams);
    }

    /// `http2MaxConcurrentStreams` says nothing of HTTP/3 where nothing else is limited.
    public StreamLimits http3(Optional<Integer> maxConcurrent) {
        return streams.equals(StreamLimits.NONE) ? streams : http2(maxConcurrent);
    }

    /// Bodies wait in the buffers of their connection until the AuthService has seen them.
    private static int authorizedBytes(ResourceSet resources) {
        return resources.all(AuthService.class).stream()
                .flatMap(service -> service.includeBody().stream())
                .mapToInt(AuthService.IncludeBody::maxBytes)
                .max()
                .orElse(0);
    }

    /// `bodyBytes` is how much of a body must fit.
    private record Choice(AmbassadorModule module, int bodyBytes, AssembleOptions options) {

        private static final int LEAST_STREAM_WINDOW = 64 * 1024 - 1;

        ClientLimits limits() {
            return new ClientLimits(listeners(), streams(), connections(), requests());
        }

        private Profile profile() {
            return options.profile();
        }

        private ListenerLimits listeners() {
            Optional<Integer> written = module.http().bufferLimitBytes();
            boolean bounded = profile().boundsHandshakes();
            return new ListenerLimits(
                    written.or(() -> when(profile().limitsBuffers(), Math.max(EdgeDefaults.BUFFER_BYTES, bodyBytes))),
                    when(bounded, EdgeDefaults.INSPECTION_TIME),
                    when(bounded, EdgeDefaults.HANDSHAKE_TIME));
        }

        private StreamLimits streams() {
            if (!profile().limitsStreams()) return StreamLimits.NONE;
            int window = Math.max(
                    options.edge().streamWindowBytes().orElse(EdgeDefaults.STREAM_WINDOW_BYTES),
                    Math.max(bodyBytes, LEAST_STREAM_WINDOW));
            return new StreamLimits(
                    Optional.of(EdgeDefaults.CONCURRENT_STREAMS),
                    Optional.of(window),
                    Optional.of(Math.max(EdgeDefaults.CONNECTION_WINDOW_BYTES, window)));
        }

        private ConnectionLife connections() {
            Optional<Duration> idle = module.http().listenerIdleTimeout().filter(time -> !time.isZero());
            boolean bounded = profile().boundsClientTimes();
            return new ConnectionLife(
                    idle.or(() -> when(bounded, EdgeDefaults.IDLE_TIME)),
                    when(bounded, EdgeDefaults.CONNECTION_DURATION),
                    when(profile().limitsResets(), EdgeDefaults.REQUESTS_PER_CONNECTION));
        }

        private RequestTimes requests() {
            if (!profile().boundsClientTimes()) {
                return new RequestTimes(Optional.empty(), Optional.empty(), Optional.empty());
            }
            return new RequestTimes(
                    Optional.of(EdgeDefaults.STREAM_IDLE_TIME),
                    Optional.of(options.edge().requestTimeout().orElse(EdgeDefaults.REQUEST_TIME)),
                    Optional.of(EdgeDefaults.HEADERS_TIME));
        }

        private static <T> Optional<T> when(boolean condition, T value) {
            return condition ? Optional.of(value) : Optional.empty();
        }
    }
}
