package emissaryctl.assemble.listener;

/// When a listener serves a Host in cleartext. Emissary always does (O-02).
final class CleartextRule {

    private CleartextRule() {}

    /// On a listener without TLS, always. On one with TLS only where cleartext is told apart by `x-forwarded-proto` or
    /// called insecure, never where it would count as secure.
    static boolean serves(ActiveListener listener) {
        if (!listener.tls()) return true;
        return switch (listener.securityModel()) {
            case XFP, INSECURE -> true;
            case SECURE -> false;
        };
    }
}
