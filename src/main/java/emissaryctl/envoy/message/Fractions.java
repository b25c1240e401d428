package emissaryctl.envoy.message;

import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.envoyproxy.envoy.type.v3.FractionalPercent.DenominatorType;

/// Shares of requests in percent.
public final class Fractions {

    /// A share that the runtime cannot change.
    public static RuntimeFractionalPercent fixed(int percent) {
        return RuntimeFractionalPercent.newBuilder()
                .setDefaultValue(percent(percent))
                .build();
    }

    public static RuntimeFractionalPercent runtime(int percent, String runtimeKey) {
        return RuntimeFractionalPercent.newBuilder()
                .setDefaultValue(percent(percent))
                .setRuntimeKey(runtimeKey)
                .build();
    }

    private static FractionalPercent percent(int percent) {
        return FractionalPercent.newBuilder()
                .setNumerator(percent)
                .setDenominator(DenominatorType.HUNDRED)
                .build();
    }

    private Fractions() {}
}
