package emissaryctl.coverage;

import java.util.Locale;

/// A message of Envoy by its full name, and the proto file that describes it, without its ending.
public record EnvoyMessage(String fullName, String file) {

    private static final String DOCS = "https://www.envoyproxy.io/docs/envoy/v1.40.0/api-v3/";

    boolean isCalled(String name) {
        return fullName.endsWith("." + name);
    }

    /// The path of the proto file.
    public String path() {
        return packageName().replace('.', '/') + "/" + file + ".proto";
    }

    /// Where Envoy's documentation describes the message.
    String address() {
        String page = path().substring("envoy/".length());
        String anchor =
                fullName.substring("envoy.".length()).toLowerCase(Locale.ROOT).replace('.', '-');
        return DOCS + page + "#envoy-v3-api-msg-" + anchor;
    }

    /// Everything before the first part that begins with a capital.
    private String packageName() {
        int start = 0;
        while (!Character.isUpperCase(fullName.charAt(start))) start = fullName.indexOf('.', start) + 1;
        return fullName.substring(0, start - 1);
    }
}
