package emissaryctl.traffic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Opens gateways and backends for one test, closes them, and tells what Envoy said when the test fails.
final class Workbench implements AfterEachCallback, TestExecutionExceptionHandler {

    private final List<AutoCloseable> open = new ArrayList<>();

    /// A backend that always answers its name.
    Backend backend(String name) throws IOException {
        return backend(_ -> Answer.of(200, name));
    }

    Backend backend(IntFunction<Answer> answers) throws IOException {
        return opened(new Backend(answers));
    }

    /// A gateway with a cleartext Listener and a Host for all names, which routes everything.
    GatewayUnderTest gateway(String... manifests) throws IOException {
        int port = Ports.free();
        return gateway(port, List.of("--no-admin"), cleartext(port, manifests));
    }

    /// The same with a value of Envoy's runtime, on top of what was rendered.
    GatewayUnderTest gatewayWith(String key, int value, String... manifests) throws IOException {
        int port = Ports.free();
        String layer = "{layered_runtime: {layers: [{name: test, static_layer: {%s: %d}}]}}".formatted(key, value);
        return opened(GatewayUnderTest.start(
                port, List.of("--no-admin"), List.of("--config-yaml", layer), cleartext(port, manifests)));
    }

    private static String[] cleartext(int port, String... manifests) {
        return Stream.concat(
                        Stream.of(Manifest.listener(port, "HTTP", "XFP"), Manifest.host("everyone", "*", "Route")),
                        Stream.of(manifests))
                .toArray(String[]::new);
    }

    /// A gateway of these manifests only.
    GatewayUnderTest gateway(int port, List<String> options, String... manifests) throws IOException {
        return opened(GatewayUnderTest.start(port, options, manifests));
    }

    <T extends AutoCloseable> T opened(T thing) {
        open.addFirst(thing);
        return thing;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        String logs = open.stream()
                .filter(GatewayUnderTest.class::isInstance)
                .map(gateway -> ((GatewayUnderTest) gateway).log())
                .collect(Collectors.joining("\n"));
        throw new AssertionError(failure + "\n\nEnvoy said:\n" + logs, failure);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (AutoCloseable thing : open) thing.close();
    }
}
