package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exit codes of `render`, and what goes to which stream.
class RenderTest {

    private static final String REFUSED = "Nothing was rendered; --lenient renders what is left.\n";

    @Test
    void goodInputIsRenderedWithoutTalk() {
        Run run = Run.withInput(Inputs.GOOD, "render", "-");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("node:\n").endsWith("\n").contains("prefix: /shop/");
    }

    @Test
    void errorsRefuse() {
        Run run = Run.withInput(Inputs.WRONG, "render", "-");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("error[EMC0006]", "--> <stdin>:14:23", "1 error\n")
                .endsWith(REFUSED);
    }

    @Test
    void errorsAreOnlyToldWhenLenient() {
        Run run = Run.withInput(Inputs.WRONG, "render", "-", "--lenient");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("error[EMC0006]").doesNotContain("Nothing was rendered");
        assertThat(run.out()).contains("static_resources:");
    }

    @Test
    void warningsDoNotRefuse() {
        Run run = Run.withInput(Inputs.LISTENER + Inputs.MAPPING, "render", "-");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("warning[EMC1002]", "1 warning\n");
        assertThat(run.out()).contains("prefix: /shop/");
    }

    @Test
    void quietSaysErrorsOnly() {
        assertThat(Run.withInput(Inputs.LISTENER + Inputs.MAPPING, "render", "-", "-q")
                        .err())
                .isEmpty();
        assertThat(Run.withInput(Inputs.WRONG, "render", "-", "--quiet").err()).contains("error[EMC0006]");
    }

    @Test
    void whatIsNotThereIsUnreadableEvenWhenLenient() {
        for (String lenient : new String[] {"-q", "--lenient"}) {
            Run run = Run.of("render", "testdata/there-is-no-such.yaml", lenient);
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("error[EMC0017]", "there is no file or directory `testdata/there-is-no-such.yaml`");
        }
    }

    @Test
    void brokenSyntaxIsUnreadable() {
        Run run = Run.withInput(Inputs.GOOD + "a: [1, 2\n", "render", "-");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error[EMC0001]", "--> <stdin>:16:4");
    }

    @Test
    void formatFollowsTheEndingOfTheFile(@TempDir Path folder) throws Exception {
        Path json = folder.resolve("envoy.json");
        assertThat(Run.withInput(Inputs.GOOD, "render", "-", "-o", json.toString())
                        .exit())
                .isZero();
        assertThat(json).content().startsWith("{\n").endsWith("}\n");
        assertThat(Run.withInput(Inputs.GOOD, "render", "-", "--format", "json").out())
                .startsWith("{\n");
        Path yaml = folder.resolve("envoy.conf");
        assertThat(Run.withInput(Inputs.GOOD, "render", "-", "--output=" + yaml).exit())
                .isZero();
        assertThat(yaml).content().startsWith("node:\n");
    }

    @Test
    void everyWayToGiveInputGivesTheSame(@TempDir Path folder) {
        Inputs.write(folder, "a.yaml", Inputs.LISTENER);
        Inputs.write(folder, "b.yml", Inputs.HOST);
        Inputs.write(folder, "c.yaml", Inputs.MAPPING);
        String expected =
                Run.withInput(Inputs.GOOD, "render", "-", "--no-origin").out();
        assertThat(Run.of("render", folder.toString(), "--no-origin").out()).isEqualTo(expected);
        String[] files = {"render", "--no-origin", folder + "/c.yaml", folder + "/a.yaml", folder + "/b.yml"};
        assertThat(Run.of(files).out()).isEqualTo(expected);
    }

    @Test
    void theEnvironmentSetsUpTheInstallation() {
        Map<String, String> environment = Map.of(
                "AMBASSADOR_NAMESPACE", "edge",
                "AMBASSADOR_ENVOY_BIND_ADDRESS", "127.0.0.1",
                "AMBASSADOR_READY_PORT", "9006");
        String file = "testdata/render/listeners/quickstart/input.yaml";
        String output = Run.withEnvironment(environment, "render", file).out();
        assertThat(output)
                .contains("cluster: ambassador-edge\n", "address: \"127.0.0.1\"\n        port_value: 8080\n")
                .contains("cluster_shop_edge", "ambassador-listener-ready-127.0.0.1-9006")
                .doesNotContain("0.0.0.0\"");
        assertThat(Run.withEnvironment(environment, "render", file, "--namespace", "other")
                        .out())
                .contains("cluster_shop_other");
    }

    @Test
    void otherInstancesAreCounted() {
        String line = "Skipped: 1 with another ambassador_id\n";
        String input = Inputs.GOOD
                + Inputs.MAPPING.replace("name: shop", "name: theirs").replace("prefix", "ambassador_id: [x], prefix");
        assertThat(Run.withInput(input, "render", "-").err()).isEqualTo(line);
    }

    @Test
    void nothingToCompileIsAFinding() {
        for (String input :
                new String[] {"", "---\n---\n", "# nothing\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
                }) {
            Run run = Run.withInput(input, "render", "-");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("there is no resource for this Emissary in the input", "--> <stdin>:1:1");
        }
        Run others = Run.withInput(Inputs.GOOD, "render", "-", "--ambassador-id", "other");
        assertThat(others.exit()).isEqualTo(1);
        assertThat(others.err()).contains("3 have another `ambassador_id`; name it in --ambassador-id");
    }
}
