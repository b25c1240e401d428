package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourTest {

    private static final String WRONG_INPUT = "testdata/render/errors/unknown-field-and-wrong-type/input.yaml";
    private static final String ESCAPE = "\u001b[";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true,  -,                -,      true",
                "false, -,                -,      false",
                "true,  NO_COLOR=1,       -,      false",
                "true,  NO_COLOR=,        -,      true",
                "true,  TERM=dumb,        -,      false",
                "true,  TERM=xterm,       -,      true",
                "false, FORCE_COLOR=1,    -,      true",
                "false, CLICOLOR_FORCE=1, -,      true",
                "false, CLICOLOR_FORCE=0, -,      false",
                "true,  NO_COLOR=1,       always, true",
                "false, -,                always, true",
                "true,  -,                never,  false",
                "false, FORCE_COLOR=1,    never,  false",
                "true,  NO_COLOR=1,       auto,   false",
            })
    void followsTheOptionThenTheEnvironmentThenTheTerminal(
            boolean terminal, String variable, String option, boolean coloured) {
        List<String> line = new ArrayList<>(List.of("render", WRONG_INPUT));
        if (option != null) line.addAll(List.of("--color", option));
        Map<String, String> environment = variable == null ? Map.of() : Map.of(name(variable), value(variable));
        String[] args = line.toArray(String[]::new);
        Run run = terminal ? Run.onTerminal(environment, args) : Run.withEnvironment(environment, args);
        assertThat(run.err().contains(ESCAPE)).isEqualTo(coloured);
        assertThat(run.err().replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(Run.of("render", WRONG_INPUT).err());
    }

    private static String name(String variable) {
        return variable.substring(0, variable.indexOf('='));
    }

    private static String value(String variable) {
        return variable.substring(variable.indexOf('=') + 1);
    }

    @Test
    void dataIsNeverColoured() {
        Run run = Run.onTerminal(
                Map.of(), "render", "testdata/render/listeners/quickstart/input.yaml", "--color", "always");
        assertThat(run.out()).doesNotContain(ESCAPE);
    }
}
