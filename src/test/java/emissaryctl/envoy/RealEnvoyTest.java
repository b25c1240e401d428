package emissaryctl.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.Gateway;
import emissaryctl.output.ConfigWriter;
import emissaryctl.output.ConfigWriters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RealEnvoyTest {

    @TempDir
    Path folder;

    static Stream<Arguments> configurations() {
        List<Gateway> gateways = EveryFeature.gateways();
        return ConfigWriters.ALL.stream()
                .flatMap(writer -> gateways.stream().map(gateway -> Arguments.of(writer, gateway)));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void envoyTakesEverythingAndWarnsOfNothing(ConfigWriter writer, Gateway gateway) throws Exception {
        EnvoyConfig config = EnvoyTranslator.translate(gateway, new TranslateOptions(true));

        Path file = folder.resolve("envoy." + writer.name());
        Files.writeString(file, writer.write(config));

        assertThat(validate(file)).contains("OK").doesNotContainIgnoringCase("deprecated");
    }

    private static String validate(Path file) throws IOException, InterruptedException {
        String envoy = System.getProperty("emissaryctl.envoy", "target/envoy/bin/envoy");
        assertThat(Path.of(envoy)).as("system property emissaryctl.envoy").isExecutable();
        Process process = new ProcessBuilder(envoy, "--mode", "validate", "-c", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
