package emissaryctl.envoy;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.OverloadLimits;
import io.envoyproxy.envoy.config.overload.v3.BufferFactoryConfig;
import io.envoyproxy.envoy.config.overload.v3.LoadShedPoint;
import io.envoyproxy.envoy.config.overload.v3.OverloadAction;
import io.envoyproxy.envoy.config.overload.v3.OverloadManager;
import io.envoyproxy.envoy.config.overload.v3.ResourceMonitor;
import io.envoyproxy.envoy.config.overload.v3.ScaleTimersOverloadActionConfig;
import io.envoyproxy.envoy.config.overload.v3.ScaleTimersOverloadActionConfig.ScaleTimer;
import io.envoyproxy.envoy.config.overload.v3.ScaleTimersOverloadActionConfig.TimerType;
import io.envoyproxy.envoy.config.overload.v3.ScaledTrigger;
import io.envoyproxy.envoy.config.overload.v3.ThresholdTrigger;
import io.envoyproxy.envoy.config.overload.v3.Trigger;
import io.envoyproxy.envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig;
import io.envoyproxy.envoy.extensions.resource_monitors.fixed_heap.v3.FixedHeapConfig;
import io.envoyproxy.envoy.type.v3.Percent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What Envoy gives up as memory runs out, the cheapest first: patience, memory it could return, connections that
/// wait, the largest streams, new requests, new connections.
final class OverloadTranslator {

    private static final Duration REFRESH = Duration.ofMillis(250);
    private static final String HEAP = "envoy.resource_monitors.fixed_heap";
    private static final String CONNECTIONS = "envoy.resource_monitors.global_downstream_max_connections";

    /// Streams of less than a MiB (2 to the 20th) are not worth the search for them.
    private static final int LARGE_STREAM_POWER = 20;

    private static List<OverloadAction> actions() {
        return List.of(
                action("reduce_timeouts", between(0.85, 0.95))
                        .setTypedConfig(TypedConfigs.pack(shorterTimes()))
                        .build(),
                action("shrink_heap", at(0.90)).build(),
                action("reset_high_memory_stream", between(0.90, 0.98)).build(),
                action("disable_http_keepalive", at(0.92)).build(),
                action("stop_accepting_requests", at(0.95)).build(),
                action("stop_accepting_connections", at(0.98)).build());
    }

    private static List<LoadShedPoint> loadShedPoints() {
        return List.of(
                loadShedPoint("http2_server_go_away_on_dispatch", 0.95),
                loadShedPoint("http3_server_go_away_on_dispatch", 0.95),
                loadShedPoint("hcm_ondata_creating_codec", 0.98));
    }

    static Optional<OverloadManager> translate(OverloadLimits limits) {
        if (limits.equals(OverloadLimits.NONE)) return Optional.empty();
        OverloadManager.Builder manager = OverloadManager.newBuilder().setRefreshInterval(Durations.of(REFRESH));
        limits.maxHeapBytes()
                .ifPresent(bytes -> manager.addResourceMonitors(monitor(
                                HEAP,
                                FixedHeapConfig.newBuilder()
                                        .setMaxHeapSizeBytes(bytes)
                                        .build()))
                        .setBufferFactoryConfig(
                                BufferFactoryConfig.newBuilder().setMinimumAccountToTrackPowerOfTwo(LARGE_STREAM_POWER))
                        .addAllActions(actions())
                        .addAllLoadshedPoints(loadShedPoints()));
        limits.maxConnections()
                .ifPresent(most -> manager.addResourceMonitors(monitor(
                        CONNECTIONS,
                        DownstreamConnectionsConfig.newBuilder()
                                .setMaxActiveDownstreamConnections(most)
                                .build())));
        return Optional.of(manager.build());
    }

    private static ResourceMonitor monitor(String name, Message config) {
        return ResourceMonitor.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(config))
                .build();
    }

    private static OverloadAction.Builder action(String name, Trigger.Builder trigger) {
        return OverloadAction.newBuilder()
                .setName("envoy.overload_actions." + name)
                .addTriggers(trigger);
    }

    private static LoadShedPoint loadShedPoint(String name, double share) {
        return LoadShedPoint.newBuilder()
                .setName("envoy.load_shed_points." + name)
                .addTriggers(at(share))
                .build();
    }

    private static Trigger.Builder at(double share) {
        return Trigger.newBuilder()
                .setName(HEAP)
                .setThreshold(ThresholdTrigger.newBuilder().setValue(share));
    }

    private static Trigger.Builder between(double begin, double full) {
        return Trigger.newBuilder()
                .setName(HEAP)
                .setScaled(ScaledTrigger.newBuilder().setScalingThreshold(begin).setSaturationThreshold(full));
    }

    private static ScaleTimersOverloadActionConfig shorterTimes() {
        return ScaleTimersOverloadActionConfig.newBuilder()
                .addTimerScaleFactors(atLeast(TimerType.HTTP_DOWNSTREAM_CONNECTION_IDLE, 10))
                .addTimerScaleFactors(atLeast(TimerType.HTTP_DOWNSTREAM_STREAM_IDLE, 10))
                .addTimerScaleFactors(atLeast(TimerType.TRANSPORT_SOCKET_CONNECT, 30))
                .build();
    }

    private static ScaleTimer atLeast(TimerType timer, double percent) {
        return ScaleTimer.newBuilder()
                .setTimer(timer)
                .setMinScale(Percent.newBuilder().setValue(percent))
                .build();
    }

    private OverloadTranslator() {}
}
