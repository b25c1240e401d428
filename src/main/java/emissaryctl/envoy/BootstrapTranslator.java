package emissaryctl.envoy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import emissaryctl.envoy.message.Addresses;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.Matchers;
import emissaryctl.envoy.message.NewerField;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.BootstrapSettings;
import emissaryctl.gateway.BootstrapSettings.AdminInterface;
import emissaryctl.gateway.BootstrapSettings.RuntimeFlag;
import emissaryctl.gateway.BootstrapSettings.RuntimeNumber;
import emissaryctl.gateway.BootstrapSettings.RuntimeValue;
import emissaryctl.gateway.OverloadLimits;
import io.envoyproxy.envoy.config.bootstrap.v3.Admin;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap.StaticResources;
import io.envoyproxy.envoy.config.bootstrap.v3.LayeredRuntime;
import io.envoyproxy.envoy.config.bootstrap.v3.RuntimeLayer;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.config.metrics.v3.DogStatsdSink;
import io.envoyproxy.envoy.config.metrics.v3.StatsConfig;
import io.envoyproxy.envoy.config.metrics.v3.StatsSink;
import io.envoyproxy.envoy.config.metrics.v3.StatsdSink;
import io.envoyproxy.envoy.config.metrics.v3.TagSpecifier;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Everything around listeners and clusters.
final class BootstrapTranslator {

    private static final String LOOPBACK = "127.0.0.1";

    static Bootstrap translate(BootstrapSettings settings, StaticResources resources) {
        Bootstrap.Builder bootstrap = Bootstrap.newBuilder()
                .setNode(Node.newBuilder().setCluster(settings.nodeCluster()).setId(settings.nodeId()))
                .setStaticResources(resources);
        settings.admin().map(admin -> admin(admin, settings.overload())).ifPresent(bootstrap::setAdmin);
        OverloadTranslator.translate(settings.overload()).ifPresent(bootstrap::setOverloadManager);
        if (!settings.runtime().isEmpty()) bootstrap.setLayeredRuntime(runtime(settings.runtime()));
        settings.statsSink()
                .ifPresent(sink -> bootstrap
                        .addStatsSinks(statsSink(sink))
                        .setStatsFlushInterval(Durations.of(sink.flushInterval())));
        settings.statsSink()
                .flatMap(BootstrapSettings.StatsSink::entityId)
                .ifPresent(id -> bootstrap.setStatsConfig(StatsConfig.newBuilder()
                        .addStatsTags(TagSpecifier.newBuilder()
                                .setTagName("dd.internal.entity_id")
                                .setFixedValue(id))));
        return bootstrap.build();
    }

    /// The limit of connections is for clients, not for who wants to know why there are so many.
    private static Admin admin(AdminInterface admin, OverloadLimits overload) {
        Admin.Builder message = Admin.newBuilder()
                .setAddress(Addresses.tcp(LOOPBACK, admin.port()))
                .setIgnoreGlobalConnLimit(overload.maxConnections().isPresent());
        if (!admin.paths().isEmpty()) {
            message.setUnknownFields(NewerField.ADMIN_PATHS.holding(admin.paths().stream()
                    .flatMap(path -> Stream.of(Matchers.exact(path), Matchers.prefix(path + "?")))
                    .toList()));
        }
        return message.build();
    }

    private static LayeredRuntime runtime(SortedMap<String, RuntimeValue> runtime) {
        Struct.Builder layer = Struct.newBuilder();
        runtime.forEach((key, value) -> layer.putFields(key, value(value)));
        return LayeredRuntime.newBuilder()
                .addLayers(RuntimeLayer.newBuilder().setName("static_layer").setStaticLayer(layer))
                .build();
    }

    private static Value value(RuntimeValue value) {
        return switch (value) {
            case RuntimeNumber(long number) ->
                Value.newBuilder().setNumberValue((double) number).build();
            case RuntimeFlag(boolean flag) ->
                Value.newBuilder().setBoolValue(flag).build();
        };
    }

    private static StatsSink statsSink(BootstrapSettings.StatsSink sink) {
        Address address = Addresses.udp(sink.host(), sink.port());
        return sink.dogstatsd() ? dogstatsd(sink, address) : statsd(sink, address);
    }

    private static StatsSink statsd(BootstrapSettings.StatsSink sink, Address address) {
        StatsdSink.Builder config = StatsdSink.newBuilder().setAddress(address);
        sink.prefix().ifPresent(config::setPrefix);
        return StatsSink.newBuilder()
                .setName("envoy.stat_sinks.statsd")
                .setTypedConfig(TypedConfigs.pack(config.build()))
                .build();
    }

    private static StatsSink dogstatsd(BootstrapSettings.StatsSink sink, Address address) {
        DogStatsdSink.Builder config = DogStatsdSink.newBuilder().setAddress(address);
        sink.prefix().ifPresent(config::setPrefix);
        return StatsSink.newBuilder()
                .setName("envoy.stat_sinks.dog_statsd")
                .setTypedConfig(TypedConfigs.pack(config.build()))
                .build();
    }

    private BootstrapTranslator() {}
}
