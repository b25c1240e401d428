package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The manual pages, as `man` takes and shows them.
class ManPagesTest {

    private static final Path MAN = Path.of("/usr/bin/man");

    @TempDir
    Path folder;

    static Stream<String> pages() {
        return Stream.concat(Stream.of(""), Commands.ALL.stream().map(Command::name));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void manWarnsOfNothingAndShowsEveryOption(String command) throws Exception {
        assumeTrue(Files.isExecutable(MAN), "man is not installed");
        Run run = command.isEmpty() ? Run.of("man") : Run.of("man", command);
        assertThat(run.exit()).isZero();
        Path page = Inputs.write(folder, "page.1", run.out());
        assertThat(output("--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page.toString())
                        .err())
                .isEmpty();
        String shown = output("-E", "ascii", "-l", page.toString()).out().replaceAll(".\b", "");
        assertThat(shown).contains("NAME", "SYNOPSIS", "EXIT STATUS");
        names(command).forEach(name -> assertThat(shown).contains(name));
    }

    private static Stream<String> names(String command) {
        if (command.isEmpty()) return Commands.ALL.stream().map(each -> "emissaryctl " + each.name());
        return Commands.ALL.stream()
                .filter(each -> each.name().equals(command))
                .flatMap(each -> Emissaryctl.line(each).getCommandSpec().options().stream())
                .flatMap(option -> Arrays.stream(option.names()));
    }

    private Run output(String... arguments) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> line = Stream.concat(Stream.of(MAN.toString()), Arrays.stream(arguments))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("MANWIDTH", "100");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(Files.readString(out, StandardCharsets.ISO_8859_1), Files.readString(err), process.exitValue());
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        Run run = Run.of("man", "frobnicate");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("there is no command 'frobnicate'");
    }
}
