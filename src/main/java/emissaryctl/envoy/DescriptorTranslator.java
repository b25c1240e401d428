package emissaryctl.envoy;

import com.google.protobuf.UInt32Value;
import emissaryctl.gateway.Descriptor;
import emissaryctl.gateway.Descriptor.DestinationClusterEntry;
import emissaryctl.gateway.Descriptor.Entry;
import emissaryctl.gateway.Descriptor.GenericEntry;
import emissaryctl.gateway.Descriptor.HeaderEntry;
import emissaryctl.gateway.Descriptor.RemoteAddressEntry;
import emissaryctl.gateway.Descriptor.SourceClusterEntry;
import io.envoyproxy.envoy.config.route.v3.RateLimit;
import io.envoyproxy.envoy.config.route.v3.RateLimit.Action;

/// What the rate-limit service is told about a request.
final class DescriptorTranslator {

    static RateLimit translate(Descriptor descriptor) {
        return RateLimit.newBuilder()
                .setStage(UInt32Value.of(0))
                .addAllActions(descriptor.entries().stream()
                        .map(DescriptorTranslator::action)
                        .toList())
                .build();
    }

    private static Action action(Entry entry) {
        Action.Builder action = Action.newBuilder();
        switch (entry) {
            case SourceClusterEntry _ -> action.setSourceCluster(Action.SourceCluster.getDefaultInstance());
            case DestinationClusterEntry _ ->
                action.setDestinationCluster(Action.DestinationCluster.getDefaultInstance());
            case RemoteAddressEntry _ -> action.setRemoteAddress(Action.RemoteAddress.getDefaultInstance());
            case GenericEntry(String key, String value) ->
                action.setGenericKey(
                        Action.GenericKey.newBuilder().setDescriptorKey(key).setDescriptorValue(value));
            case HeaderEntry(String key, String headerName, boolean skipIfAbsent) ->
                action.setRequestHeaders(Action.RequestHeaders.newBuilder()
                        .setDescriptorKey(key)
                        .setHeaderName(headerName)
                        .setSkipIfAbsent(skipIfAbsent));
        }
        return action.build();
    }

    private DescriptorTranslator() {}
}
