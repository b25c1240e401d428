package emissaryctl.explain;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.EdgeOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.Gateway;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.resource.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Gateways from YAML, whatever the diagnostics say.
public final class Assembled {

    /// A Listener on 8080 and a Host for all names that is served in cleartext.
    public static final String CLEARTEXT = listener(8080, "HTTP", "XFP") + host("everyone", "*", "Route");

    private Assembled() {}

    public static Gateway from(Path input, Profile profile) {
        return gateway(input.toString(), InputStream.nullInputStream(), profile);
    }

    public static Gateway of(String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        return gateway("-", new ByteArrayInputStream(bytes), Profile.RECOMMENDED);
    }

    private static Gateway gateway(String path, InputStream in, Profile profile) {
        ReadOptions reading = new ReadOptions("default", "default", false, false, true);
        Loaded loaded = Pipeline.load(List.of(path), in, reading).value();
        AssembleOptions options = new AssembleOptions(
                profile,
                "default",
                "default",
                "127.0.0.1",
                true,
                true,
                false,
                new ReadyListener("127.0.0.1", 8006, false),
                Optional.empty(),
                EdgeOptions.DEFAULTS);
        return Pipeline.assemble(loaded, options).value();
    }

    public static String resource(String kind, String name, String spec) {
        return "---\napiVersion: getambassador.io/v3alpha1\nkind: " + kind + "\nmetadata: {name: " + name + "}\nspec:\n"
                + spec.indent(2);
    }

    public static String listener(int port, String protocol, String securityModel) {
        return resource(
                "Listener",
                "listener-" + port,
                "port: " + port + "\nprotocol: " + protocol + "\nsecurityModel: " + securityModel
                        + "\nhostBinding: {namespace: {from: ALL}}");
    }

    public static String host(String name, String hostname, String action) {
        return resource(
                "Host", name, "hostname: '" + hostname + "'\nrequestPolicy: {insecure: {action: " + action + "}}");
    }

    /// A Mapping to the service of its name, for all Hosts.
    public static String mapping(String name, String spec) {
        return resource("Mapping", name, "hostname: '*'\nservice: " + name + "\n" + spec);
    }
}
