package emissaryctl.assemble.profile;

import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.BootstrapSettings.StatsSink;
import java.util.Optional;

/// What an operator decides outside the resources. `ambassadorNamespace` is the namespace of the Emissary installation;
/// `admin` puts Envoy's admin interface on loopback; `edge` is about the place where Envoy runs.
public record AssembleOptions(
        Profile profile,
        String ambassadorId,
        String ambassadorNamespace,
        String bindAddress,
        boolean strictLabelSelectors,
        boolean endpointsEnabled,
        boolean admin,
        ReadyListener ready,
        Optional<StatsSink> statsSink,
        EdgeOptions edge) {

    /// Emissary's own defaults.
    public static AssembleOptions defaults(Profile profile) {
        return new AssembleOptions(
                profile,
                "default",
                "default",
                "0.0.0.0",
                true,
                true,
                true,
                new ReadyListener("127.0.0.1", 8006, false),
                Optional.empty(),
                EdgeOptions.DEFAULTS);
    }

    /// The same for another instance in another namespace.
    public AssembleOptions of(String id, String namespace) {
        return new AssembleOptions(
                profile,
                id,
                namespace,
                bindAddress,
                strictLabelSelectors,
                endpointsEnabled,
                admin,
                ready,
                statsSink,
                edge);
    }
}
