package emissaryctl.coverage;

/// A field of a message of Envoy, such as `RouteAction.timeout`. The message has as much of its full name as tells it
/// from others: `CircuitBreakers.Thresholds`, `ratelimit.v3.RateLimit`.
public record EnvoyField(String message, String name) {

    static EnvoyField of(String text) {
        int dot = text.lastIndexOf('.');
        return new EnvoyField(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return message + "." + name;
    }
}
