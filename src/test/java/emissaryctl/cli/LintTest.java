package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    private static final String WRONG = """
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata:
              name: users   # the users
            spec:
              hostname: "*"
              prefix: users/   # their path
              service: users
            """;

    @TempDir
    Path folder;

    private String write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file.toString();
    }

    @Test
    void findingsGoToStandardOutputAndMakeTheRunFail() throws Exception {
        String file = write("a.yaml", WRONG);
        Run run = Run.of("lint", "--no-config", file);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("error[EMC2019] prefix-no-leading-slash", file + ":7:11", "1 error\n");
    }

    @Test
    void cleanInputIsSilentOnStandardOutput() throws Exception {
        Run run = Run.of("lint", "--no-config", write("a.yaml", WRONG.replace("users/", "/users/")));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"error, 1", "warning, 1", "info, 1", "never, 0"})
    void failOn(String severity, int exit) throws Exception {
        assertThat(Run.of("lint", "--no-config", "--fail-on", severity, write("a.yaml", WRONG))
                        .exit())
                .isEqualTo(exit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "compact"})
    void theExitCodeIsTheSameInEveryFormat(String format) throws Exception {
        assertThat(Run.of("lint", "--no-config", "-o", format, write("a.yaml", WRONG))
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void severalReportsAtOnce() throws Exception {
        Path compact = folder.resolve("out.txt");
        Run run = Run.of("lint", "--no-config", "-o", "text", "-o", "compact=" + compact, write("a.yaml", WRONG));
        assertThat(run.out()).contains("-->");
        assertThat(Files.readString(compact)).contains("a.yaml:7:11: error[EMC2019]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--select EMC3 | --select: there is nothing",
            })
    void selectingAnotherFamilyFindsNothing(String option, String ignored) throws Exception {
        String[] words = option.split(" ");
        assertThat(Run.of("lint", "--no-config", words[0], words[1], write("a.yaml", WRONG))
                        .exit())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMC2019", "emc2019", "prefix-no-leading-slash", "EMC20", "EMC2", "ALL"})
    void rulesAreIgnoredByCodeNameAndFamily(String word) throws Exception {
        assertThat(Run.of("lint", "--no-config", "--ignore", word, write("a.yaml", WRONG))
                        .exit())
                .isZero();
    }

    @Test
    void anUnknownRuleIsWrongUsage() throws Exception {
        Run run = Run.of("lint", "--no-config", "--ignore", "EMC2O19", write("a.yaml", WRONG));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there is no rule 'EMC2O19'; did you mean 'EMC2019'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--profile", "--fail-on", "--output", "--cert-warn-days"})
    void wrongValuesAreWrongUsage(String option) throws Exception {
        Run run = Run.of("lint", "--no-config", option, "nonsense", write("a.yaml", WRONG));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'nonsense'");
    }

    @Test
    void brokenInputEndsWithThree() throws Exception {
        assertThat(Run.of("lint", "--no-config", write("a.yaml", "a: [1")).exit())
                .isEqualTo(3);
        assertThat(Run.of("lint", "--no-config", folder.resolve("none.yaml").toString())
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void syntaxErrorsCannotBeIgnored() throws Exception {
        assertThat(Run.of("lint", "--no-config", "--ignore", "ALL", write("a.yaml", "a: [1"))
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void fixingKeepsCommentsOrderAndMode() throws Exception {
        String file = write("a.yaml", WRONG);
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r-----"));
        Run run = Run.of("lint", "--no-config", "--fix", file);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("Fixed 1 finding in 1 file.");
        assertThat(Files.readString(Path.of(file))).isEqualTo(WRONG.replace("users/ ", "/users/ "));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-r-----");
        String fixed = Files.readString(Path.of(file));
        Run.of("lint", "--no-config", "--fix", file);
        assertThat(Files.readString(Path.of(file))).isEqualTo(fixed);
    }

    @Test
    void aByteOrderMarkSurvivesFixing() throws Exception {
        String file = write("a.yaml", "\uFEFF" + WRONG);
        Run.of("lint", "--no-config", "--fix", file);
        assertThat(Files.readString(Path.of(file)))
                .startsWith("\uFEFFapiVersion")
                .contains(" /users/");
    }

    @Test
    void aPreviewWritesNothing() throws Exception {
        String file = write("a.yaml", WRONG);
        Run run = Run.of("lint", "--no-config", "--diff", file);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("-  prefix: users/   # their path", "+  prefix: /users/   # their path");
        assertThat(Files.readString(Path.of(file))).isEqualTo(WRONG);
    }

    @Test
    void standardInputCannotBeFixedInPlace() {
        Run run = Run.of("lint", "--no-config", "--fix", "-");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void theConfigurationIsHeeded() throws Exception {
        String config = write("c.yaml", "ignore: [EMC2019]\n");
        assertThat(Run.of("lint", "--config", config, write("a.yaml", WRONG)).exit())
                .isZero();
        String softer = write("d.yaml", "severity: {prefix-no-leading-slash: warning}\n");
        Run run = Run.of("lint", "--config", softer, write("a.yaml", WRONG));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("warning[EMC2019]");
        String perFile = write("e.yaml", "per-file-ignores: {\"legacy/*\": [EMC2]}\n");
        assertThat(Run.of("lint", "--config", perFile, write("legacy/a.yaml", WRONG))
                        .exit())
                .isZero();
        assertThat(Run.of("lint", "--config", perFile, write("a.yaml", WRONG)).exit())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour: always | c.yaml:1:1 | there is no setting `colour`",
                "profile: gentle | c.yaml:1:10 | there is no profile `gentle`",
                "ignore: [EMC9876] | c.yaml:1:10 | there is no rule `EMC9876`",
                "complete: perhaps | c.yaml:1:11 | `complete` must be true or false",
                "severity: {EMC2: deadly} | c.yaml:1:18 | a severity is",
            })
    void aWrongConfigurationStopsTheRun(String text, String place, String message) throws Exception {
        Run run = Run.of("lint", "--config", write("c.yaml", text + "\n"), write("a.yaml", WRONG));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(place, message, "EMC0096");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aBaselineHidesWhatItKnowsWhereverItMoves() throws Exception {
        String file = write("a.yaml", WRONG);
        String baseline = folder.resolve("baseline.json").toString();
        assertThat(Run.of("baseline", "create", "--no-config", "--baseline", baseline, file)
                        .exit())
                .isZero();
        String moved = write("b.yaml", "# a comment\n\n" + WRONG);
        Run known = Run.of("lint", "--no-config", "--baseline", baseline, moved);
        assertThat(known.exit()).isZero();
        assertThat(known.out()).isEmpty();
        assertThat(known.err()).contains("1 accepted in the baseline");
        Run fresh = Run.of("lint", "--no-config", "--baseline", baseline, write("c.yaml", WRONG.replace("users", "x")));
        assertThat(fresh.exit()).isEqualTo(1);
        assertThat(fresh.err()).contains("1 accepted finding is gone");
    }

    @Test
    void aPrunedBaselineForgetsWhatIsGone() throws Exception {
        String file = write("a.yaml", WRONG + "---\n" + WRONG.replace("users", "items"));
        String baseline = folder.resolve("baseline.json").toString();
        Run.of("baseline", "create", "--no-config", "--baseline", baseline, file);
        write("a.yaml", WRONG);
        Run run = Run.of("baseline", "prune", "--no-config", "--baseline", baseline, file);
        assertThat(run.err()).contains("holds 1 finding.");
        assertThat(Files.readString(Path.of(baseline)))
                .contains("Mapping default/users", "spec.prefix")
                .doesNotContain("items");
    }

    @Test
    void noBaselineIsWrongUsage() throws Exception {
        Run run = Run.of("lint", "--no-config", "--baseline", write("b.json", "{}"), write("a.yaml", WRONG));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("is no baseline");
    }

    @Test
    void theStandardInputGetsAName() {
        Run run = Run.withInput(WRONG, "lint", "--no-config", "--stdin-filename", "k8s/a.yaml", "-o", "compact", "-");
        assertThat(run.out()).startsWith("k8s/a.yaml:7:11: ");
    }

    @Test
    void whatCannotBeReadIsNoPartOfAWhole() {
        Run run = Run.of("lint", "no-such-folder");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).doesNotContain("--complete").contains("explains a finding");
    }
}
