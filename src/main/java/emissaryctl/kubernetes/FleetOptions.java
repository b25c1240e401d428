package emissaryctl.kubernetes;

/// What the user may choose. Objects are called `name`, with a number where there are several; `mount` is where Envoy's
/// container has the directory; `deployment`: with an example of a Deployment.
public record FleetOptions(String name, String mount, boolean deployment) {

    public static final String DEFAULT_NAME = "envoy-xds";
    public static final String DEFAULT_MOUNT = "/etc/envoy/xds";

    private static final int LONGEST_NAME = 50;

    /// Whether objects can have a name, which some of them get longer.
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) return false;
        boolean characters = text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        return characters && !text.startsWith("-") && !text.endsWith("-");
    }
}
