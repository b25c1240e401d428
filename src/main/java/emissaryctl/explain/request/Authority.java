package emissaryctl.explain.request;

import emissaryctl.gateway.HttpSettings.PathRules;
import java.util.function.IntPredicate;

/// What stands in the Host header.
public final class Authority {

    private static final String OTHERS = "!$%&'()*+,-.:;=@[]_~";

    private Authority() {}

    /// Envoy refuses a request with other characters in its Host header.
    public static boolean isValid(String text) {
        return text.chars().allMatch(c -> c < 0x80 && (isAlphanumeric(c) || OTHERS.indexOf(c) >= 0));
    }

    /// Whether a port stands behind the name.
    public static boolean hasPort(String authority) {
        return !withoutPort(authority, _ -> true).equals(authority);
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /// As routes see it: perhaps without a dot at the end of the name, and without a port.
    public static String normalise(String authority, PathRules rules, int listenerPort) {
        String dotless = rules.stripTrailingDot() ? withoutTrailingDot(authority) : authority;
        return switch (rules.hostPort()) {
            case KEEP -> dotless;
            case STRIP_MATCHING -> withoutPort(dotless, port -> port == listenerPort);
            case STRIP_ANY -> withoutPort(dotless, _ -> true);
        };
    }

    private static String withoutTrailingDot(String authority) {
        int dot = authority.lastIndexOf('.');
        if (dot < 0) return authority;
        boolean beforePort = authority.startsWith(":", dot + 1);
        return dot == authority.length() - 1 || beforePort
                ? authority.substring(0, dot) + authority.substring(dot + 1)
                : authority;
    }

    private static String withoutPort(String authority, IntPredicate which) {
        int colon = authority.lastIndexOf(':');
        if (colon < 0 || colon < authority.lastIndexOf(']')) return authority;
        String digits = authority.substring(colon + 1);
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && which.test(Integer.parseInt(digits)) ? authority.substring(0, colon) : authority;
    }
}
