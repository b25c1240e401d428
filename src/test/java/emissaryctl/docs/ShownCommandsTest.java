package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command that a page shows is run, by a shell and with the built program, and says what the page says it does.
/// `kubectl` and `kustomize` are stand-ins that print the quickstart (`kubectl emissary` runs the plugin, and what
/// an Envoy in a cluster dumps is rendered), and `docker run` runs the program here, where there is no container;
/// `envoy -c` only validates; `serve` is told to end
/// once it serves; of `make` targets it is looked up that they exist, but for `make demo`, which is run.
class ShownCommandsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path PROGRAM =
            ROOT.resolve(Path.of(System.getProperty("emissaryctl.home", "target/emissaryctl"), "bin", "emissaryctl"));
    private static final Pattern BLOCK = Pattern.compile("```(sh|console)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHARE = Pattern.compile("\\d+ to items, \\d+ to items-canary");

    /// What a user types, and what comes out where the page shows it.
    record Shown(String page, String command, Optional<String> output) {

        @Override
        public String toString() {
            return page + ": " + command;
        }
    }

    @TempDir
    static Path folder;

    @BeforeAll
    static void furnish() throws IOException {
        for (String name : List.of("examples", "completions", "target", "testdata")) {
            Files.createSymbolicLink(folder.resolve(name), ROOT.resolve(name));
        }
        Files.createSymbolicLink(folder.resolve("k8s"), ROOT.resolve("examples/quickstart"));
        Files.createDirectories(folder.resolve("bin"));
        stub("emissaryctl", """
                case "$*" in
                    serve*--once* | serve*--history* | serve*--rollback*) exec '%1$s' "$@" ;;
                    serve*) ;;
                    *) exec '%1$s' "$@" ;;
                esac
                '%1$s' "$@" 2>served & pid=$!
                for i in $(seq 600); do grep -Eq 'serving|error' served && break; sleep 0.1; done
                sleep 1; kill -TERM $pid; wait $pid; code=$?; cat served
                [ $code = 143 ] && ! grep -q 'error.EMC' served""".formatted(PROGRAM));
        stub("kubectl", """
                case " $* " in
                    " emissary "*) shift; exec '%s' "$@" ;;
                    *config_dump*) exec '%s' render --format json '%3$s/examples/quickstart' ;;
                    *) cat '%3$s'/examples/quickstart/*.yaml ;;
                esac""".formatted(PROGRAM.resolveSibling("kubectl-emissary"), PROGRAM, ROOT));
        stub("kustomize", "cat '" + ROOT + "'/examples/quickstart/*.yaml");
        stub("envoy", """
                case "$*" in
                    *validate*) exec '%1$s' "$@" ;;
                    *) exec '%1$s' --mode validate -l error "$@" >/dev/null ;;
                esac""".formatted(ROOT.resolve("target/envoy/bin/envoy")));
        stub("sudo", "for file; do :; done; test -s \"$file\"");
        stub("docker", """
                if [ "$1" = load ]; then test -s "$3"; exit; fi
                while [ "$1" != emissaryctl ]; do shift; done
                exec "$@\"""");
        stub("make", """
                grep -q "^$1:" '%1$s/Makefile' || exit 9
                if [ "$1" = demo ]; then exec '%1$s/examples/demo'; fi""".formatted(ROOT));
    }

    private static void stub(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    static Stream<Shown> commands() {
        return Pages.all().stream().flatMap(page -> shown(page).stream());
    }

    private static List<Shown> shown(Path page) {
        List<Shown> all = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Pages.text(page));
        while (blocks.find()) {
            if (blocks.group(1).equals("sh")) all.addAll(typed(page, blocks.group(2)));
            else all.addAll(session(page, blocks.group(2)));
        }
        return all;
    }

    private static List<Shown> typed(Path page, String block) {
        return block.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> new Shown(page.toString(), line, Optional.empty()))
                .toList();
    }

    /// `$ ` begins a command; the demo prints commands of its own, which are output.
    private static List<Shown> session(Path page, String block) {
        if (block.startsWith("$ make demo\n")) {
            return List.of(
                    new Shown(page.toString(), "make demo", Optional.of(block.substring("$ make demo\n".length()))));
        }
        List<Shown> all = new ArrayList<>();
        for (String part : ("\n" + block).split("\n\\$ ")) {
            if (part.isBlank()) continue;
            int end = part.indexOf('\n');
            String output = end < 0 ? "" : part.substring(end + 1).stripTrailing();
            String command = end < 0 ? part : part.substring(0, end);
            all.add(new Shown(
                    page.toString(), command, output.isEmpty() ? Optional.empty() : Optional.of(output + "\n")));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandDoesWhatThePageShows(Shown shown) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -o pipefail; " + shown.command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AMBASSADOR_"));
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        boolean mayFind = shown.output().filter(t -> t.contains("error[")).isPresent();
        assertThat(process.exitValue()).as(text).isEqualTo(mayFind ? 1 : 0);
        shown.output().ifPresent(expected -> assertThat(settled(text)).isEqualTo(settled(expected)));
    }

    /// Chance decides which request the canary gets, and the machine which ports are free.
    private static String settled(String text) {
        String shares = SHARE.matcher(text).replaceAll("SHARES");
        return shares.lines().filter(line -> !line.startsWith("Port ")).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void theStandInsLeaveNothingOut() {
        List<String> all = commands().map(Shown::command).toList();
        for (String begin : List.of("make demo", "make test", "make build", "kubectl ", "kustomize ", "envoy -c ")) {
            assertThat(all).anyMatch(command -> command.startsWith(begin));
        }
        assertThat(all).anyMatch(command -> command.contains("--check"));
    }
}
