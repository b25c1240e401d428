package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.diag.Code;
import emissaryctl.diff.judge.JudgementIndex;
import emissaryctl.golden.ApprovedFile;
import emissaryctl.lint.catalogue.RuleIndex;
import emissaryctl.lint.catalogue.RulePage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// README and docs say what is true.
class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)]*)?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern ADDRESS = Pattern.compile("https?://([A-Za-z0-9.-]+)");
    private static final Pattern SAID =
            Pattern.compile("^(error|warning|info)\\[(EMC\\d{4})\\].*?(?:\\(effect: ([^)]+)\\))?$", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z][A-Z_]+)");
    private static final Pattern VARIABLE_READ = Pattern.compile("\"([A-Z]+_[A-Z_]+|DOGSTATSD)\"");
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+Test)(?:\\.\\w+)?`");
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w.:/*-])/(home|root|work|tmp|usr|opt|Users)/");

    /// Hosts that pages may speak of; `example.com` is nobody's.
    private static final Set<String> HOSTS = Set.of(
            "www.getambassador.io",
            "www.envoyproxy.io",
            "github.com",
            "pre-commit.com",
            "example.com",
            "shop.example.com",
            "shop",
            "a.example.com",
            "stock.example.com",
            "10.0.0.7");

    static List<Path> pages() {
        return Pages.all();
    }

    static List<Path> texts() {
        return Stream.of(
                        Pages.all(),
                        Pages.below("examples", ""),
                        Pages.below("bench", ""),
                        Pages.below("completions", ""))
                .flatMap(List::stream)
                .toList();
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return matches(pattern, text).stream()
                .map(match -> match.group(match.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFile(Path page) {
        for (MatchResult link : matches(LINK, Pages.text(page))) {
            if (link.group(1).startsWith("http")) continue;
            Path target = link.group(1).isEmpty()
                    ? page
                    : page.resolveSibling(link.group(1)).normalize();
            assertThat(target).exists();
            if (link.group(2) != null && target.toString().endsWith(".md")) {
                assertThat(anchors(target)).as(target.toString()).contains(link.group(2));
            }
        }
    }

    /// As GitHub makes them of headings; what looks like one in a block of code is none.
    private static Set<String> anchors(Path page) {
        String prose = Pages.text(page).replaceAll("(?s)```.*?```", "");
        return found(HEADING, prose).stream()
                .map(heading -> "#"
                        + heading.toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\w\\- ]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nothingNamesAMachine(Path file) {
        String text = Pages.text(file);
        String withoutInterpreter = text.startsWith("#!") ? text.substring(text.indexOf('\n')) : text;
        assertThat(matches(ABSOLUTE, withoutInterpreter)).isEmpty();
        assertThat(found(ADDRESS, text)).allMatch(host -> HOSTS.contains(host) || isNobodys(host));
    }

    /// Reserved for examples (RFC 2606), or inside of the examples' own cluster.
    private static boolean isNobodys(String host) {
        return host.endsWith(".example.com")
                || host.endsWith(".example.org")
                || host.equals("cart.shop")
                || host.equals("host");
    }

    @Test
    void everyPageOfTheDocsCanBeReached() {
        String all = pages().stream().map(Pages::text).collect(Collectors.joining());
        for (Path page : Pages.below("docs", ".md")) {
            boolean decision = page.getParent().endsWith("decisions");
            assertThat(all)
                    .contains(decision ? "decisions/" : page.getFileName().toString());
        }
    }

    @Test
    void theIndexOfTheRulesIsThatOfTheirPages() {
        String head = "# What the program can say\n\nHow to read it: [../diagnostics.md](../diagnostics.md).\n";
        new ApprovedFile(Path.of("docs/rules"), "README.md")
                .verify(head + RuleIndex.markdown(RulePage.all()) + JudgementIndex.markdown());
    }

    /// As far as golden files show them.
    @Test
    void severitiesAndEffectsAreThoseOfThePages() {
        for (Path approved : Pages.below("testdata", ".txt")) {
            for (MatchResult said : matches(SAID, Pages.text(approved))) {
                RulePage page = RulePage.of(Code.find(said.group(2)).orElseThrow());
                assertThat(page.severity()).as(said.group()).contains(said.group(1));
                if (said.group(3) != null)
                    assertThat(page.effect()).as(said.group()).contains(said.group(3));
            }
        }
    }

    @Test
    void thePageOfRenderNamesExactlyItsOptions() {
        assertThat(found(OPTION, Pages.text("docs/render.md").replace("`emissaryctl --version`", "")))
                .isEqualTo(found(OPTION, Run.of("render", "--help").out()));
    }

    @Test
    void thePageOfLintNamesExactlyItsOptions() {
        assertThat(found(OPTION, Pages.text("docs/lint.md")))
                .isEqualTo(found(OPTION, Run.of("lint", "--help").out()));
    }

    /// Those that `render` has, too, are on its page.
    @Test
    void thePageOfServeNamesItsOwnOptions() {
        Set<String> all = found(OPTION, Run.of("serve", "--help").out());
        Set<String> own = new TreeSet<>(all);
        own.removeAll(found(OPTION, Run.of("render", "--help").out()));
        Set<String> named = found(OPTION, Pages.text("docs/serve.md"));
        assertThat(named).containsAll(own);
        named.removeAll(all);
        // Envoy's own, and one of render's that is mentioned.
        assertThat(Set.of("--drain-time-s", "--concurrency", "--layout", "--no-admin"))
                .containsAll(named);
    }

    @Test
    void thePageOfRenderNamesTheVariableOfEachOption() {
        String page = Pages.text("docs/render.md");
        for (String option : Run.of("render", "--help").out().split("\n +(?=-)")) {
            for (MatchResult variable : matches(VARIABLE, option)) {
                String name = matches(OPTION, option).getFirst().group();
                assertThat(page.lines()
                                .filter(line -> line.contains("`" + name))
                                .toList())
                        .as(name)
                        .anyMatch(line -> line.contains(variable.group()));
            }
        }
    }

    @Test
    void thePageOfRenderNamesEveryVariableThatIsRead() {
        String page = Pages.text("docs/render.md");
        for (String file : List.of("SharedOptions", "InstallationOptions", "EnvoyProcessOptions")) {
            String source = Pages.text("src/main/java/emissaryctl/cli/command/" + file + ".java");
            for (String variable : found(VARIABLE_READ, source))
                assertThat(page).contains(variable);
        }
    }

    @Test
    void defaultsAreThoseOfThePage() {
        String quickstart = "examples/quickstart";
        String out = Run.of("render", quickstart).out();
        assertThat(out)
                .isEqualTo(Run.of(
                                "render",
                                quickstart,
                                "--format",
                                "yaml",
                                "--profile",
                                "recommended",
                                "--namespace",
                                "default",
                                "--ambassador-id",
                                "default",
                                "--bind-address",
                                "0.0.0.0",
                                "--color",
                                "auto")
                        .out())
                .contains("port_value: 8001", "port_value: 8006");
    }

    @Test
    void thePageOfDifferencesNamesEveryOddityOnce() {
        String page = Pages.text("docs/differences.md");
        List<String> rows = page.lines().filter(line -> line.startsWith("| O-")).toList();
        List<String> named = rows.stream()
                .flatMap(row -> Pattern.compile("O-\\d\\d")
                        .matcher(row.substring(0, row.indexOf(" |", 2)))
                        .results())
                .map(MatchResult::group)
                .toList();
        assertThat(named).isSorted().doesNotHaveDuplicates().hasSize(64);
        assertThat(named).containsAll(found(Pattern.compile("(O-\\d\\d)"), mainSources()));
        assertThat(rows).allMatch(row -> TEST_NAME.matcher(row).find());
    }

    private static String mainSources() {
        return Pages.below("src/main/java", ".java").stream().map(Pages::text).collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTestThatAPageNamesIsThere(Path page) {
        Map<String, String> classes = new TreeMap<>();
        for (Path file : Pages.below("src/test/java", "Test.java")) {
            classes.put(file.getFileName().toString().replace(".java", ""), Pages.text(file));
        }
        for (MatchResult test : matches(TEST_CLASS, Pages.text(page))) {
            assertThat(classes).containsKey(test.group(1));
        }
        for (MatchResult test : matches(TEST_NAME, Pages.text(page))) {
            assertThat(classes.get(test.group(1))).contains(" " + test.group(2) + "(");
        }
    }

    /// `ArchitectureTest` holds what it says; the page says what that holds.
    @Test
    void thePageOfTheArchitectureHasTheTableThatIsEnforced() {
        String test = Pages.text("src/test/java/emissaryctl/house/ArchitectureTest.java");
        Map<String, Set<String>> enforced = new TreeMap<>();
        for (MatchResult line :
                matches(Pattern.compile("Map\\.entry\\(\\s*\"([a-z.]+)\",\\s*Set\\.of\\(([^)]*)\\)\\s*\\)"), test)) {
            enforced.putIfAbsent(line.group(1), found(Pattern.compile("\"([a-z.]+)\""), line.group(2)));
        }
        assertThat(enforced).containsKeys("yaml", "envoy.filter");
        for (MatchResult row : matches(
                Pattern.compile("^\\| (`[^|]+`) \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE),
                Pages.text("docs/ARCHITECTURE.md"))) {
            if (row.group(2).startsWith("all")) continue;
            Set<String> uses = found(Pattern.compile("`([a-z.]+)`"), row.group(2));
            for (String name : found(Pattern.compile("`([a-z.]+)`"), row.group(1))) {
                assertThat(uses).as(name).isEqualTo(enforced.get(name));
            }
        }
    }

    @Test
    void thePublishedRateLimitExampleLimitsNothingAndIsTold() {
        Run run = Run.of("render", "examples/seed/as-published");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("error[EMC6001]", "1 error\n")
                .contains("help: write `- request_headers: {key: api-rate-limit, header_name: Authorization}`");
        Run anyway = Run.of("render", "examples/seed/as-published", "--lenient");
        assertThat(anyway.out()).doesNotContain("rate_limits:");
    }

    @Test
    void theCorrectedRateLimitExampleRendersADescriptor() {
        Run run = Run.of("render", "examples/seed/corrected", "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"descriptor_key\": \"api-rate-limit\"", "\"header_name\": \"Authorization\"");
    }

    @Test
    void examplesAreRenderedWithoutAWord() {
        List<String> folders = new ArrayList<>();
        for (Path file : Pages.below("examples", ".yaml")) {
            String folder = file.getParent().toString();
            boolean resources = !file.endsWith("endpoints.yaml") && !folder.endsWith("as-published");
            if (resources && !folders.contains(folder)) folders.add(folder);
        }
        assertThat(folders).contains("examples/quickstart");
        for (String folder : folders) {
            Path endpoints = Path.of(folder).resolveSibling("endpoints.yaml");
            Path discovery = Path.of(folder).resolveSibling("openid-configuration.json");
            List<String> line = new ArrayList<>(List.of("render", folder));
            if (Files.exists(endpoints)) line.addAll(List.of("--endpoints", endpoints.toString()));
            if (Files.exists(discovery)) line.addAll(List.of("--oidc-discovery", discovery.toString()));
            Run run = Run.of(line.toArray(String[]::new));
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionsInTheRepositoryAreWhatTheProgramPrints(String shell) throws Exception {
        assertThat(Files.readString(Path.of("completions/emissaryctl." + shell)))
                .isEqualTo(Run.of("completion", shell).out());
    }
}
