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
                Arguments.of("render - --profile odd", "--profile is recommended, hardened or parity, not 'odd'", ""),
                hardened("--memory lots", "--memory is a size from 64Mi on, such as 512Mi or 2Gi, not 'lots'"),
                hardened("--memory 63Mi", "--memory is a size from 64Mi on"),
                hardened("--memory 1.5Gi", "--memory is a size from 64Mi on"),
                hardened("--memory 99999999999999999Gi", "--memory is a size from 64Mi on"),
                hardened("--max-connections 0", "--max-connections is a whole number from 1 to 2147483647, not '0'"),
                hardened("--max-connections 1k", "--max-connections is a whole number from 1 to 2147483647"),
                hardened("--max-connections 2147483648", "--max-connections is a whole number from 1 to"),
                hardened("--request-timeout 5", "--request-timeout is a time such as 90s or 15m, or 0, not '5'"),
                hardened("--request-timeout 1us", "--request-timeout is a time such as 90s or 15m, or 0"),
                hardened("--request-timeout 9000h", "--request-timeout is a time such as 90s or 15m, or 0"),
                hardened("--stream-window 65535", "--stream-window is a size from 64Ki to 1Gi, not '65535'"),
                hardened("--stream-window 2Gi", "--stream-window is a size from 64Ki to 1Gi"),
                hardened("--admin-path drain", "--admin-path is a path such as /drain_listeners, not 'drain'"),
                hardened("--admin-path /a?b", "--admin-path is a path such as /drain_listeners, not '/a?b'"),
                Arguments.of("render - --color blue", "--color is auto, always or never, not 'blue'", ""),
                Arguments.of("render - --check", "--check needs envoy on the PATH, or its path in --envoy", ""),
                Arguments.of("completion", "Missing required parameter", "Try 'emissaryctl completion --help'."),
                Arguments.of("completion tcsh", "the shell is bash, zsh or fish, not 'tcsh'", ""));
    }

    private static Arguments hardened(String options, String fact) {
        return Arguments.of("render - --profile hardened " + options, fact, "");
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
                Arguments.of((Object) new String[] {"render", "-", "--profile", "hardened", "--trusted-ca", word}),
                Arguments.of((Object) new String[] {"render", "-", "--profile", "hardened", "--admin-path", word}),
                Arguments.of((Object) new String[] {"completion", word}));
    }
}
