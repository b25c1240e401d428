package emissaryctl.gateway.policy;

import java.util.List;

/// Sets request headers; what clients say there is taken away.
public record HeaderInjection(List<Header> headers) implements PolicyAction {

    public HeaderInjection {
        headers = List.copyOf(headers);
    }

    /// A header whose value has command operators of Envoy.
    public record Header(String name, String format) {}
}
