package emissaryctl.gateway.policy;

/// Text that nothing may print but the configuration of Envoy.
public record SecretText(String reveal) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
