package emissaryctl.envoy.message;

import com.google.protobuf.Message;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The list of types that configurations hold as `Any`, for tests elsewhere.
public final class EveryTypedConfig {

    private EveryTypedConfig() {}

    public static Stream<Message> messages() {
        return TypedConfigs.TYPES.values().stream().map(Supplier::get);
    }
}
