package emissaryctl.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import emissaryctl.cli.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The targets on what the fuzzer has found, on inputs of other tests, and on these with something broken in them.
class FuzzTargetsTest {

    /// Inputs that broke a target once, in a folder of its name.
    private static final Path FOUND = Path.of("testdata/fuzz");
    private static final int BROKEN = 60;
    private static final long SEED = 20;
    private static final List<String> WORDS = List.of(
            "\n",
            "  ",
            "- ",
            ": ",
            "{",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "!!binary ",
            "|\n",
            "\u0000",
            "\u001b[2J",
            "null",
            "-1",
            "1e400",
            "999999999999999999999",
            "''",
            "\"",
            "#",
            "---\n",
            "\u202e",
            "\t",
            "*",
            "regex: true",
            "=====\n");

    enum Targets {
        YAML(YamlTarget::fuzzerTestOneInput),
        LINT(LintTarget::fuzzerTestOneInput),
        FIX(FixTarget::fuzzerTestOneInput),
        RENDER(RenderTarget::fuzzerTestOneInput),
        DIFF(DiffTarget::fuzzerTestOneInput),
        EXPLAIN(ExplainTarget::fuzzerTestOneInput);

        private final Inputs.Target target;

        Targets(Inputs.Target target) {
            this.target = target;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasFoundIsMended(Targets each) throws Exception {
        Path folder = FOUND.resolve(each.name().toLowerCase(Locale.ROOT));
        for (Path file : Inputs.files(folder, "")) each.target.run(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @EnumSource
    void brokenInputIsTakenOrRefused(Targets each) throws Exception {
        List<Path> seeds = Inputs.rendered();
        Random random = new Random(SEED);
        for (int i = 0; i < BROKEN; i++) {
            byte[] seed = Files.readAllBytes(seeds.get(random.nextInt(seeds.size())));
            byte[] input = seed.length > 20_000 ? seed : broken(seed, random);
            try {
                each.target.run(input);
            } catch (Throwable fault) {
                throw new AssertionError("run " + i + ":\n" + new String(input, StandardCharsets.UTF_8), fault);
            }
        }
    }

    private static byte[] broken(byte[] seed, Random random) {
        StringBuilder text = new StringBuilder(new String(seed, StandardCharsets.UTF_8));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aBrokenPromiseIsNoticed() {
        assertThat(Stream.of(2, 4))
                .allSatisfy(exit -> assertThatThrownBy(() -> Promise.kept(new Run("", "error[", exit)))
                        .isInstanceOf(AssertionError.class));
    }
}
