package emissaryctl.kubernetes;

import com.google.protobuf.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A Deployment that runs a stock Envoy on the mounted directory, as an example to start from: unprivileged, with a
/// read-only file system, ready when its first port is open.
final class ExampleDeployment {

    private static final String IMAGE = "envoyproxy/envoy:distroless-v1.40.0";
    private static final String VOLUME = "xds";
    private static final int REPLICAS = 2;

    /// Envoy's image runs as this user; the files are readable for its group.
    private static final int USER = 65532;

    private static final int FILE_MODE = 0440;
    private static final int LOWEST_FREE_PORT = 1024;

    /// Longer than Envoy drains.
    private static final int GRACE_SECONDS = 75;

    static Struct of(FleetOptions options, List<Integer> ports, List<String> configMaps, List<String> secrets) {
        Fields labels = Fields.of().text("app.kubernetes.io/name", options.name());
        return Fields.of()
                .text("apiVersion", "apps/v1")
                .text("kind", "Deployment")
                .object("metadata", Fields.of().text("name", options.name()).object("labels", labels))
                .object(
                        "spec",
                        Fields.of()
                                .number("replicas", REPLICAS)
                                .object("selector", Fields.of().object("matchLabels", labels))
                                .object(
                                        "template",
                                        Fields.of()
                                                .object("metadata", Fields.of().object("labels", labels))
                                                .object("spec", pod(options, labels, ports, configMaps, secrets))))
                .build();
    }

    private static Fields pod(
            FleetOptions options, Fields labels, List<Integer> ports, List<String> configMaps, List<String> secrets) {
        return Fields.of()
                .number("terminationGracePeriodSeconds", GRACE_SECONDS)
                .flag("automountServiceAccountToken", false)
                .object("securityContext", podSecurity(ports))
                .objects("topologySpreadConstraints", List.of(spread(labels)))
                .objects("containers", List.of(container(options, ports)))
                .objects("volumes", List.of(volume(configMaps, secrets)));
    }

    private static Fields podSecurity(List<Integer> ports) {
        Fields context = Fields.of()
                .flag("runAsNonRoot", true)
                .number("runAsUser", USER)
                .number("runAsGroup", USER)
                .number("fsGroup", USER)
                .object("seccompProfile", Fields.of().text("type", "RuntimeDefault"));
        if (ports.stream().allMatch(port -> port >= LOWEST_FREE_PORT)) return context;
        return context.objects(
                "sysctls",
                List.of(Fields.of()
                        .text("name", "net.ipv4.ip_unprivileged_port_start")
                        .text("value", "0")));
    }

    /// Envoys of one user on one node share the inotify instances of that node.
    private static Fields spread(Fields labels) {
        return Fields.of()
                .number("maxSkew", 1)
                .text("topologyKey", "kubernetes.io/hostname")
                .text("whenUnsatisfiable", "ScheduleAnyway")
                .object("labelSelector", Fields.of().object("matchLabels", labels));
    }

    private static Fields container(FleetOptions options, List<Integer> ports) {
        Fields container = Fields.of()
                .text("name", "envoy")
                .text("image", IMAGE)
                .texts("args", List.of("-c", options.mount() + "/bootstrap.json", "--drain-time-s", "60"))
                .objects(
                        "ports",
                        ports.stream()
                                .map(port -> Fields.of().number("containerPort", port))
                                .toList())
                .object(
                        "securityContext",
                        Fields.of()
                                .flag("allowPrivilegeEscalation", false)
                                .flag("readOnlyRootFilesystem", true)
                                .object("capabilities", Fields.of().texts("drop", List.of("ALL"))))
                .objects(
                        "volumeMounts",
                        List.of(Fields.of()
                                .text("name", VOLUME)
                                .text("mountPath", options.mount())
                                .flag("readOnly", true)));
        if (ports.isEmpty()) return container;
        return container.object(
                "readinessProbe", Fields.of().object("tcpSocket", Fields.of().number("port", ports.getFirst())));
    }

    private static Fields volume(List<String> configMaps, List<String> secrets) {
        List<Fields> sources = new ArrayList<>();
        Stream.concat(
                        configMaps.stream()
                                .map(name -> Fields.of()
                                        .object("configMap", Fields.of().text("name", name))),
                        secrets.stream()
                                .map(name ->
                                        Fields.of().object("secret", Fields.of().text("name", name))))
                .forEach(sources::add);
        return Fields.of()
                .text("name", VOLUME)
                .object(
                        "projected",
                        Fields.of().number("defaultMode", FILE_MODE).objects("sources", sources));
    }

    private ExampleDeployment() {}
}
