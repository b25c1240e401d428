package emissaryctl.envoy.message;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.route.v3.FilterConfig;

/// Switches a filter of any kind off for a route.
public final class FilterSwitch {

    private FilterSwitch() {}

    public static Message off() {
        return FilterConfig.newBuilder().setDisabled(true).build();
    }
}
