package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.golden.ApprovedFile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The texts are approved in `testdata/cli`.
class HelpTest {

    private static final Path ROOT = Path.of("testdata/cli");
    private static final int WIDTH = 80;

    @Test
    void overviewNamesEveryCommand() {
        String help = Run.of("--help").out();
        assertThat(Commands.ALL).allSatisfy(command -> assertThat(help).contains("\n  " + command.name() + " "));
        assertReadable(help);
        new ApprovedFile(ROOT, "help.txt").verify(help);
    }

    @TestFactory
    Stream<DynamicTest> everyCommandHasHelp() {
        return Commands.ALL.stream()
                .map(command -> DynamicTest.dynamicTest(command.name(), () -> {
                    Run run = Run.of(command.name(), "--help");
                    assertThat(run.exit()).isZero();
                    assertThat(run.err()).isEmpty();
                    assertThat(Run.of("help", command.name())).isEqualTo(run);
                    assertThat(Run.of(command.name(), "-h")).isEqualTo(run);
                    assertReadable(run.out());
                    new ApprovedFile(ROOT.resolve(command.name()), "help.txt").verify(run.out());
                }));
    }

    private static void assertReadable(String help) {
        assertThat(help.lines()).allMatch(line -> line.length() <= WIDTH);
        assertThat(help.lines()).noneMatch(line -> line.endsWith(" "));
        assertThat(help).containsSubsequence("Examples:\n", "Usage: emissaryctl");
    }

    @Test
    void helpIsFoundInAllWays() {
        assertThat(Run.of("help"))
                .isEqualTo(Run.of("--help"))
                .isEqualTo(Run.of("-h"))
                .isEqualTo(Run.of("help", "--help"));
        assertThat(Run.of("--help").exit()).isZero();
    }

    @Test
    void nothingToDoShowsTheHelpAsTalk() {
        Run run = Run.of();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo(Run.of("--help").out());
    }

    @Test
    void versionIsOneLine() {
        Run run = Run.of("--version");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).matches("emissaryctl \\S+\n");
        assertThat(Run.of("-V")).isEqualTo(run);
    }
}
