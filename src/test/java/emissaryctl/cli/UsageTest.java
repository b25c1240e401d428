package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A command line that is wrong: exit code 2, nothing on standard output, and what to do about it.
class UsageTest {

    static Stream<Arguments> wrongLines() {
        return Stream.of(
                Arguments.of("rendr k8s/", "there is no command 'rendr'", "Did you mean 'render'?"),
                Arguments.of("frobnicate", "there is no command 'frobnicate'", "Try 'emissaryctl --help'."),
                Arguments.of("help rendr", "there is no command 'rendr'", "Did you mean 'render'?"),
                Arguments.of("render", "Missing required parameter", "Try 'emissaryctl render --help'."),
                Arguments.of("render --outptu x -", "Unknown option: '--outptu'", "Did you mean '--output'?"),
                Arguments.of("render - --lenientt", "--lenientt", "Did you mean '--lenient'?"),
                Arguments.of("render - --format", "--format", "Try 'emissaryctl render --help'."),
                Arguments.of("render - --format toml", "--format is yaml or json, not 'toml'", ""),
                Arguments.of("render - --profile odd", "--profile is recommended or parity, not 'odd'", ""),
                Arguments.of("render - --color blue", "--color is auto, always or never, not 'blue'", ""),
                Arguments.of("render - --check", "--check needs envoy on the PATH, or its path in --envoy", ""),
                Arguments.of("completion", "Missing required parameter", "Try 'emissaryctl completion --help'."),
                Arguments.of("completion tcsh", "the shell is bash, zsh or fish, not 'tcsh'", ""));
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void saysWhatIsWrongAndWhatToDo(String line, String fact, String advice) {
        Run run = Run.of(Arrays.asList(line.split(" ")));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("emissaryctl").contains(fact).contains(advice);
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("hostileWords")
    void wordsOfTheLineCannotReachTheTerminal(String[] line) {
        Run run = Run.of(line);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().chars()).noneMatch(c -> c < ' ' && c != '\n' || c == 0x7f || c == 0x202e);
    }

    static Stream<Arguments> hostileWords() {
        String word = "\u001b[31m\u0007\u202e\r\n::error::x";
        return Stream.of(
                Arguments.of((Object) new String[] {word}),
                Arguments.of((Object) new String[] {"help", word}),
                Arguments.of((Object) new String[] {"render", "--" + word, "-"}),
                Arguments.of((Object) new String[] {"render", "-", "--format", word}),
                Arguments.of((Object) new String[] {"completion", word}));
    }
}
