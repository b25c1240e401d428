package emissaryctl.explain;

/// What stands in the Host header.
final class Authority {

    private static final String OTHERS = "!$%&'()*+,-.:;=@[]_~";

    private Authority() {}

    /// Envoy refuses a request with other characters in its Host header.
    static boolean isValid(String text) {
        return text.chars().allMatch(c -> c < 0x80 && (isAlphanumeric(c) || OTHERS.indexOf(c) >= 0));
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /// Without the port, if that is `port` (`strip_matching_host_port`).
    static String withoutPort(String authority, int port) {
        int colon = authority.lastIndexOf(':');
        if (colon < 0 || colon < authority.lastIndexOf(']')) return authority;
        String digits = authority.substring(colon + 1);
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(digits) == port ? authority.substring(0, colon) : authority;
    }
}
