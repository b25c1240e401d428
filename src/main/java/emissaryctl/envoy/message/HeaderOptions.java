package emissaryctl.envoy.message;

import emissaryctl.gateway.HeaderAddition;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import java.util.List;

/// Headers to add.
public final class HeaderOptions {

    public static List<HeaderValueOption> of(List<HeaderAddition> additions) {
        return additions.isEmpty()
                ? List.of()
                : additions.stream().map(HeaderOptions::of).toList();
    }

    private static HeaderValueOption of(HeaderAddition addition) {
        return HeaderValueOption.newBuilder()
                .setHeader(value(addition))
                .setAppendAction(
                        addition.append()
                                ? HeaderAppendAction.APPEND_IF_EXISTS_OR_ADD
                                : HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)
                .build();
    }

    /// The header alone, where Envoy leaves no choice of what to do with values that are there.
    public static HeaderValue value(HeaderAddition addition) {
        return HeaderValue.newBuilder()
                .setKey(addition.name())
                .setValue(addition.value())
                .build();
    }

    private HeaderOptions() {}
}
