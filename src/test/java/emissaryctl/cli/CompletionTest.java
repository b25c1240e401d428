package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The scripts in real shells.
class CompletionTest {

    @TempDir
    Path folder;

    private Path script(String shell) {
        Run run = Run.of("completion", shell);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        return Inputs.write(folder, shell.equals("zsh") ? "_emissaryctl" : "emissaryctl." + shell, run.out());
    }

    private static String output(String... line) throws Exception {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static Optional<Path> shell(String name) {
        return Stream.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "emissaryctl rend, render",
        "emissaryctl comp, completion",
        "emissaryctl help rend, render",
        "emissaryctl render --len, --lenient",
        "emissaryctl render --profile par, parity",
        "emissaryctl render --format js, json",
        "emissaryctl render x --col, --color",
        "emissaryctl render -, --output",
        "emissaryctl completion fi, fish",
        "emissaryctl --ver, --version",
        "emissaryctl render --profile = par, parity",
        "emissaryctl render --format =, yaml",
    })
    void bashCompletes(String line, String expected) throws Exception {
        assertThat(bash(line)).contains(expected);
    }

    @Test
    void bashOffersFilesWhereFilesGo() throws Exception {
        Inputs.write(folder, "hosts.yaml", "");
        assertThat(bash("emissaryctl render " + folder + "/ho")).containsExactly(folder + "/hosts.yaml");
        assertThat(bash("emissaryctl render -o " + folder + "/ho")).containsExactly(folder + "/hosts.yaml");
        assertThat(bash("emissaryctl render --namespace " + folder + "/ho")).isEmpty();
    }

    @Test
    void namesOfFilesMayHoldSpaces() throws Exception {
        Inputs.write(folder, "my hosts.yaml", "");
        assertThat(bash("emissaryctl render " + folder + "/my")).containsExactly(folder + "/my hosts.yaml");
    }

    private List<String> bash(String line) throws Exception {
        String program = """
                source '%s'
                COMP_WORDS=(%s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_LINE='%s'
                COMP_POINT=${#COMP_LINE}
                _emissaryctl emissaryctl "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script("bash"), line, line);
        return output("bash", "--norc", "-c", program)
                .lines()
                .filter(l -> !l.isEmpty())
                .toList();
    }

    @Test
    void bashRegistersItForTheProgram() throws Exception {
        String program = "source '" + script("bash") + "'; complete -p emissaryctl";
        assertThat(output("bash", "--norc", "-c", program)).contains("-F _emissaryctl emissaryctl");
    }

    @Test
    void fishCompletes(TestReporter reporter) throws Exception {
        if (shell("fish").isEmpty()) {
            reporter.publishEntry("fish is not installed; its completions were not tried");
            return;
        }
        assertThat(fish("emissaryctl rend")).contains("render");
        assertThat(fish("emissaryctl render --len")).contains("--lenient");
        assertThat(fish("emissaryctl render --profile par")).contains("parity");
        assertThat(fish("emissaryctl completion z")).contains("zsh");
    }

    private List<String> fish(String line) throws Exception {
        String program = "source '" + script("fish") + "'; complete -C '" + line + "'";
        return output(shell("fish").orElseThrow().toString(), "--no-config", "-c", program)
                .lines()
                .map(each -> each.split("\t")[0])
                .toList();
    }

    @Test
    void zshCompletes(TestReporter reporter) throws Exception {
        if (shell("zsh").isEmpty()) {
            reporter.publishEntry("zsh is not installed; its completions were not tried");
            return;
        }
        String zsh = shell("zsh").orElseThrow().toString();
        output(zsh, "-n", script("zsh").toString());
        assertThat(zsh(zsh, "emissaryctl rend")).contains("render");
        assertThat(zsh(zsh, "emissaryctl render --len")).contains("--lenient");
        assertThat(zsh(zsh, "emissaryctl render --profile par")).contains("parity");
        assertThat(zsh(zsh, "emissaryctl render --profile=par")).contains("--profile=parity");
        assertThat(zsh(zsh, "emissaryctl --ver")).contains("--version");
    }

    /// Completion only works in an interactive zsh, so one is started in a terminal of its own; Ctrl-L after the tab
    /// would redraw, Ctrl-C leaves the line.
    private String zsh(String zsh, String line) throws Exception {
        script("zsh");
        String program = """
                zmodload zsh/zpty
                zpty -b shell '%s' -f -i
                zpty -w shell 'PS1=; unsetopt zle_bracketed_paste; fpath=(%s $fpath); autoload -U compinit; compinit -u -D'
                zpty -w shell 'emissaryctl() { print -r -- "GOT[$*]" }'
                sleep 1
                zpty -n -w shell $'%s\\t\\n'
                sleep 1
                zpty -w shell 'exit'
                while zpty -r shell part; do print -r -- "$part"; done
                """.formatted(zsh, folder, line);
        String text = output(zsh, "-f", "-c", program);
        return text.lines().filter(each -> each.contains("GOT[")).reduce("", (all, each) -> all + each);
    }
}
