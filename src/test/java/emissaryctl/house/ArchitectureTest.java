package emissaryctl.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static emissaryctl.house.MainClasses.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.work.SideBySide;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Which package may use which, and where each library may appear. `docs/ARCHITECTURE.md` says why.
class ArchitectureTest {

    /// The only package that waits, listens and connects.
    private static final String SERVE = "serve";

    private static final Set<String> FREE_TO_ALL = Set.of("source", "diag", "work");

    /// What a family of lint rules may look at.
    private static final Set<String> FOR_RULES = Set.of("lint", "yaml", "resource", "gateway");

    /// A package may use itself, those that are free to all, and what its line names.
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("source", Set.of()),
            Map.entry("diag", Set.of()),
            Map.entry("work", Set.of()),
            Map.entry("yaml", Set.of()),
            Map.entry("schema", Set.of("yaml")),
            Map.entry("coverage", Set.of("schema")),
            Map.entry("resource", Set.of("yaml")),
            Map.entry("gateway", Set.of("gateway.policy")),
            Map.entry("gateway.policy", Set.of("gateway")),
            Map.entry("regex", Set.of()),
            Map.entry(
                    "assemble",
                    Set.of(
                            "resource",
                            "gateway",
                            "gateway.policy",
                            "assemble.profile",
                            "assemble.tls",
                            "assemble.module",
                            "assemble.host",
                            "assemble.upstream",
                            "assemble.ingress",
                            "assemble.route",
                            "assemble.plugin",
                            "assemble.policy",
                            "assemble.listener")),
            Map.entry("assemble.profile", Set.of("gateway")),
            Map.entry("assemble.text", Set.of("resource", "gateway", "regex")),
            Map.entry("assemble.tls", Set.of("resource", "gateway", "assemble.profile", "assemble.text")),
            Map.entry("assemble.module", Set.of("resource", "gateway", "assemble.profile", "assemble.text")),
            Map.entry(
                    "assemble.host",
                    Set.of("resource", "gateway", "assemble.profile", "assemble.text", "assemble.tls")),
            Map.entry(
                    "assemble.upstream",
                    Set.of(
                            "resource",
                            "gateway",
                            "assemble.profile",
                            "assemble.text",
                            "assemble.tls",
                            "assemble.module")),
            Map.entry("assemble.ingress", Set.of("resource", "assemble.profile")),
            Map.entry(
                    "assemble.route",
                    Set.of(
                            "resource",
                            "gateway",
                            "gateway.policy",
                            "regex",
                            "assemble.profile",
                            "assemble.text",
                            "assemble.module",
                            "assemble.host",
                            "assemble.upstream")),
            Map.entry(
                    "assemble.plugin",
                    Set.of(
                            "resource",
                            "gateway",
                            "assemble.profile",
                            "assemble.text",
                            "assemble.module",
                            "assemble.upstream")),
            Map.entry(
                    "assemble.policy",
                    Set.of(
                            "resource",
                            "gateway",
                            "gateway.policy",
                            "assemble.profile",
                            "assemble.text",
                            "assemble.tls",
                            "assemble.upstream",
                            "assemble.plugin")),
            Map.entry(
                    "assemble.listener",
                    Set.of(
                            "resource",
                            "gateway",
                            "assemble.profile",
                            "assemble.text",
                            "assemble.tls",
                            "assemble.module",
                            "assemble.host",
                            "assemble.upstream",
                            "assemble.route")),
            Map.entry("ratelimit", Set.of("resource", "gateway", "output")),
            Map.entry("explain.request", Set.of("gateway")),
            Map.entry("explain.match", Set.of("gateway", "explain.request")),
            Map.entry("explain.shadow", Set.of("gateway", "explain.match")),
            Map.entry("explain.filter", Set.of("gateway", "gateway.policy", "explain.request", "explain.match")),
            Map.entry(
                    "explain",
                    Set.of(
                            "gateway",
                            "gateway.policy",
                            "explain.request",
                            "explain.match",
                            "explain.shadow",
                            "explain.filter")),
            Map.entry(
                    "explain.view",
                    Set.of(
                            "explain",
                            "explain.request",
                            "explain.match",
                            "explain.shadow",
                            "explain.filter",
                            "gateway",
                            "report")),
            Map.entry("expect", Set.of("yaml", "explain", "explain.request", "gateway", "report")),
            Map.entry("graph", Set.of("explain.view", "gateway", "report")),
            Map.entry("diff.tree", Set.of()),
            Map.entry("diff", Set.of("diff.tree")),
            Map.entry("diff.compare", Set.of("diff", "diff.tree")),
            Map.entry("diff.normal", Set.of("diff.tree", "yaml", "gateway", "envoy", "output")),
            Map.entry(
                    "diff.live",
                    Set.of("diff.tree", "diff.normal", "explain.match", "gateway", "gateway.policy", "envoy.filter")),
            Map.entry(
                    "diff.witness",
                    Set.of(
                            "diff",
                            "diff.tree",
                            "diff.live",
                            "explain",
                            "explain.request",
                            "explain.filter",
                            "gateway",
                            "gateway.policy")),
            Map.entry("diff.judge", Set.of("diff", "diff.tree")),
            Map.entry("diff.view", Set.of("diff", "diff.tree", "report")),
            Map.entry("envoy", Set.of("gateway", "gateway.policy", "envoy.filter", "envoy.message")),
            Map.entry("envoy.filter", Set.of("gateway", "gateway.policy", "envoy.filter.policy", "envoy.message")),
            Map.entry("envoy.filter.policy", Set.of("gateway", "gateway.policy", "envoy.message")),
            Map.entry("envoy.message", Set.of("gateway")),
            Map.entry("xds", Set.of("envoy", "envoy.message")),
            Map.entry("output", Set.of("envoy", "envoy.message")),
            Map.entry("report", Set.of()),
            Map.entry("lint", Set.of("yaml", "resource", "gateway")),
            Map.entry("lint.input", FOR_RULES),
            Map.entry("lint.host", and(FOR_RULES, "assemble.host")),
            Map.entry("lint.routing", and(FOR_RULES, "explain.shadow")),
            Map.entry("lint.capacity", FOR_RULES),
            Map.entry("lint.tls", FOR_RULES),
            Map.entry("lint.exposure", FOR_RULES),
            Map.entry("lint.ratelimit", FOR_RULES),
            Map.entry("lint.upstream", and(FOR_RULES, "assemble.upstream")),
            Map.entry("lint.sizing", FOR_RULES),
            Map.entry("lint.portability", FOR_RULES),
            Map.entry("lint.policy", Set.of("lint", "yaml", "resource")),
            Map.entry("fix", Set.of()),
            Map.entry(
                    "lint.catalogue",
                    Set.of(
                            "lint",
                            "lint.input",
                            "lint.host",
                            "lint.routing",
                            "lint.capacity",
                            "lint.tls",
                            "lint.exposure",
                            "lint.ratelimit",
                            "lint.upstream",
                            "lint.sizing",
                            "lint.portability")),
            Map.entry("publish", Set.of("xds", "output")),
            Map.entry("kubernetes", Set.of("xds", "output")),
            Map.entry("serve", Set.of("publish", "pipeline", "resource", "xds", "envoy", "output")),
            Map.entry("pipeline", allBut("xds", "publish", "kubernetes", "serve", "report", "cli", "cli.command")),
            Map.entry("cli", allBut()),
            Map.entry("cli.command", allBut()));

    /// The only packages in which a library, or a part of the JDK, may appear.
    private static final Map<String, Set<String>> ONLY_IN = Map.ofEntries(
            Map.entry("org.snakeyaml..", Set.of("yaml")),
            Map.entry(
                    "tools.jackson..",
                    Set.of(
                            "schema",
                            "lint.catalogue",
                            "lint.policy",
                            "report",
                            "explain.view",
                            "expect",
                            "graph",
                            "diff.normal",
                            "diff.view")),
            Map.entry("com.networknt..", Set.of("schema")),
            Map.entry(
                    "io.envoyproxy..",
                    Set.of("envoy", "envoy.filter", "envoy.filter.policy", "envoy.message", "xds", "output")),
            Map.entry(
                    "com.google.protobuf..",
                    Set.of(
                            "envoy",
                            "envoy.filter",
                            "envoy.filter.policy",
                            "envoy.message",
                            "xds",
                            "kubernetes",
                            "output")),
            Map.entry("com.github.xds..", Set.of("envoy.filter", "envoy.filter.policy")),
            Map.entry("com.google.api..", Set.of("envoy.filter.policy")),
            Map.entry("com.google.re2j..", Set.of("assemble.text", "explain.match")),
            Map.entry("com.github.difflib..", Set.of("report")),
            Map.entry("picocli..", Set.of("cli", "cli.command")),
            Map.entry("java.nio.file..", Set.of("pipeline", "output", "publish", "serve", "cli", "cli.command")),
            Map.entry("java.util.regex..", Set.of()),
            Map.entry("java.net..", Set.of("assemble.text", "explain.request", SERVE)),
            Map.entry("com.sun.net.httpserver..", Set.of(SERVE)),
            Map.entry("java.nio.channels..", Set.of("output", "publish")),
            Map.entry("java.util.concurrent.locks..", Set.of()),
            Map.entry("java.util.logging..", Set.of()),
            Map.entry("java.lang.reflect..", Set.of()),
            Map.entry("org.snakeyaml.engine.v2.constructor..", Set.of()));

    private static Set<String> and(Set<String> some, String more) {
        Set<String> all = new HashSet<>(some);
        all.add(more);
        return all;
    }

    private static Set<String> allBut(String... excluded) {
        Set<String> rest = new HashSet<>(MainClasses.packages());
        rest.removeAll(Set.of(excluded));
        return rest;
    }

    @Test
    void everyPackageHasItsLine() {
        assertThat(MAY_USE.keySet()).containsExactlyInAnyOrderElementsOf(MainClasses.packages());
    }

    @TestFactory
    Stream<DynamicTest> packagesUseOnlyWhatTheirLineNames() {
        return MainClasses.packages().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(forbiddenUses(name)).isEmpty()));
    }

    private static List<String> forbiddenUses(String user) {
        List<String> forbidden = new ArrayList<>();
        for (JavaClass each : MainClasses.ALL) {
            if (!MainClasses.packageOf(each).equals(user)) continue;
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!MainClasses.isOurs(target)) continue;
                String used = MainClasses.packageOf(target);
                boolean allowed = used.equals(user)
                        || FREE_TO_ALL.contains(used)
                        || MAY_USE.getOrDefault(user, Set.of()).contains(used);
                if (!allowed) forbidden.add(dependency.getDescription());
            }
        }
        return forbidden;
    }

    @TestFactory
    Stream<DynamicTest> librariesStayWhereTheyBelong() {
        return ONLY_IN.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackages(entry.getValue().stream()
                                        .map(ROOT::concat)
                                        .toArray(String[]::new))
                                .should()
                                .dependOnClassesThat(resideInAPackage(entry.getKey()))
                                .check(MainClasses.ALL)));
    }

    @Test
    void packagesMakeNoCycle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(MainClasses.ALL);
        for (String parts : List.of("assemble", "explain", "diff")) {
            slices().matching(ROOT + parts + ".(*)..").should().beFreeOfCycles().check(MainClasses.ALL);
        }
    }

    @Test
    void onlyTheCommandLineKnowsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "console")
                .check(MainClasses.ALL);
    }

    /// `java.io` has classes for files beside those for streams.
    @Test
    void onlyPackagesThatReadAndWriteKnowFiles() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "pipeline", ROOT + "output", ROOT + SERVE, ROOT + "cli..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File|Print|RandomAccess).*");
        rule.check(MainClasses.ALL);
    }

    /// Of `java.net` only what reads the text of an address. Names are not looked up and nothing is connected to, but
    /// for the Envoy that is served, which `AdminAddress` keeps on this machine.
    @Test
    void nothingReachesForTheNetwork() {
        Set<String> harmless = Set.of("ofLiteral", "getHostAddress", "getAddress");
        assertThat(calls(call -> call.getTargetOwner().getPackageName().startsWith("java.net")
                        && !isServe(call.getOriginOwner())
                        && !harmless.contains(call.getName())))
                .isEmpty();
    }

    @Test
    void nothingStartsThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + SERVE)
                .and()
                .doNotHaveFullyQualifiedName(Progress.class.getName())
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.concurrent\\.(.*Execut.*|.*Future.*|ForkJoin.*|StructuredTask.*)|java\\.util\\.Timer")
                .orShould()
                .callMethod(Thread.class, "start")
                .orShould()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "ofPlatform")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .check(MainClasses.ALL);
    }

    /// `SideBySide` keeps the order, whatever is done first.
    @Test
    void onlyOneClassSpreadsWork() {
        Set<String> spreading =
                Set.of("parallel", "parallelStream", "parallelSort", "parallelPrefix", "parallelSetAll");
        assertThat(calls(call -> spreading.contains(call.getName())
                        && !call.getOriginOwner().isEquivalentTo(SideBySide.class)))
                .isEmpty();
    }

    /// The same input gives the same bytes, today and tomorrow. Only the surroundings of the process know the time.
    @Test
    void nothingAsksTheClockOrForChance() {
        Set<String> banned = Set.of("now", "currentTimeMillis", "nanoTime", "random", "identityHashCode");
        assertThat(calls(call -> banned.contains(call.getName())
                        && !isServe(call.getOriginOwner())
                        && !call.getOriginOwner().isEquivalentTo(Streams.class)))
                .isEmpty();
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|SplittableRandom)|java\\.security\\.SecureRandom")
                .check(MainClasses.ALL);
    }

    /// Only RE2 is safe with patterns and texts of users. `split` compiles patterns too, unless it is given one plain
    /// character, which the sources are looked at for.
    @Test
    void javasRegularExpressionsAreNotUsedThroughStringEither() {
        Set<String> banned = Set.of("matches", "replaceAll", "replaceFirst");
        assertThat(calls(call -> call.getTargetOwner().isEquivalentTo(String.class) && banned.contains(call.getName())))
                .isEmpty();
    }

    private static boolean isServe(JavaClass javaClass) {
        return MainClasses.packageOf(javaClass).equals(SERVE);
    }

    private static List<String> calls(Predicate<JavaMethodCall> banned) {
        return MainClasses.ALL.stream()
                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(banned)
                .map(JavaMethodCall::getDescription)
                .toList();
    }
}
