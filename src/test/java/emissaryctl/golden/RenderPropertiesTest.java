package emissaryctl.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import emissaryctl.cli.Run;
import emissaryctl.golden.RenderCase.Profile;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What holds for whatever is rendered, shown on the golden cases.
class RenderPropertiesTest {

    private static final String READY = "ambassador-listener-ready-";

    /// The later of two equal resources is the one left out, so order matters there.
    private static final List<String> ORDER_MATTERS = List.of("errors/duplicate-resource");

    /// Hold fields that are newer than the classes of Envoy's messages.
    private static final List<String> NEWER = List.of("module/filters", "upstreams/endpoints");

    private static final int SEED = 20;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> sameInputGivesSameBytes() {
        return each((testCase, profile) -> assertThat(testCase.render(profile)).isEqualTo(testCase.render(profile)));
    }

    /// Positions differ, so they are left out; findings too are about positions.
    @TestFactory
    Stream<DynamicTest> orderOfDocumentsDoesNotMatter() {
        return each((testCase, profile) -> {
            if (ORDER_MATTERS.contains(testCase.name()) || Files.isDirectory(testCase.input())) return;
            Run expected = testCase.render(profile, "--no-origin");
            Path shuffled = folder.resolve("shuffled.yaml");
            Files.writeString(shuffled, shuffle(Files.readString(testCase.input())));
            Run run = testCase.render(shuffled, profile, "--no-origin");
            assertThat(run.out()).isEqualTo(expected.out());
            assertThat(run.exit()).isEqualTo(expected.exit());
        });
    }

    private static String shuffle(String text) {
        List<String> documents = new ArrayList<>(Arrays.asList(text.split("(?m)^---\n")));
        documents.removeIf(String::isBlank);
        Collections.shuffle(documents, new Random(SEED));
        return String.join("---\n", documents);
    }

    @TestFactory
    Stream<DynamicTest> everyListenerRouteAndClusterSaysWhereItCameFrom() {
        return each((testCase, profile) -> {
            Run run = testCase.render(profile, "--format", "json");
            if (run.out().isEmpty() || NEWER.contains(testCase.name())) return;
            Bootstrap bootstrap = EnvoyTypes.bootstrap(run.out());
            for (Listener listener : bootstrap.getStaticResources().getListenersList()) {
                if (listener.getName().startsWith(READY)) continue;
                assertOrigin(listener.getName(), listener.getMetadata());
                for (Route route : routes(listener)) assertOrigin(route.toString(), route.getMetadata());
            }
            for (Cluster cluster : bootstrap.getStaticResources().getClustersList()) {
                assertOrigin(cluster.getName(), cluster.getMetadata());
            }
        });
    }

    private static void assertOrigin(String name, Metadata metadata) {
        assertThat(metadata.getFilterMetadataMap()).as(name).containsKey("emissaryctl");
        assertThat(metadata.getFilterMetadataOrThrow("emissaryctl").getFieldsMap())
                .as(name)
                .containsKeys("resource", "source");
    }

    private static List<Route> routes(Listener listener) throws IOException {
        List<Route> routes = new ArrayList<>();
        for (FilterChain chain : listener.getFilterChainsList()) {
            for (Filter filter : chain.getFiltersList()) {
                Any config = filter.getTypedConfig();
                if (!config.is(HttpConnectionManager.class)) continue;
                config.unpack(HttpConnectionManager.class)
                        .getRouteConfig()
                        .getVirtualHostsList()
                        .forEach(host -> routes.addAll(host.getRoutesList()));
            }
        }
        return routes;
    }

    @TestFactory
    Stream<DynamicTest> nothingIsToldWhenToldNotTo() {
        return each((testCase, profile) -> {
            Run run = testCase.render(profile, "--no-origin", "--no-admin", "--format", "json");
            assertThat(run.out()).doesNotContain("emissaryctl\": {", "\"admin\": {");
        });
    }

    private interface Property {
        void check(RenderCase testCase, Profile profile) throws IOException;
    }

    private static Stream<DynamicTest> each(Property property) {
        return RenderCase.all().stream()
                .flatMap(testCase -> testCase.profiles().stream()
                        .map(profile -> DynamicTest.dynamicTest(testCase.name() + " " + profile, () -> {
                            try {
                                property.check(testCase, profile);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })));
    }
}
