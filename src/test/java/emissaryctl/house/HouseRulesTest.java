package emissaryctl.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import emissaryctl.diag.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Names, values and codes: what holds for every class of the product.
class HouseRulesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern VAGUE_NAME =
            Pattern.compile(".*(Util|Utils|Helper|Helpers|Impl|Manager|Base)|Abstract.*|I[A-Z][a-z].*");

    /// Classes that gather something step by step and live no longer than one call, and the parts of the loop that
    /// serves. Everything else is a value.
    private static final Set<String> STEPWISE = Set.of(
            "emissaryctl.assemble.route.GroupStage$Open",
            "emissaryctl.assemble.ingress.IngressStage$One",
            "emissaryctl.assemble.tls.TlsDrafts",
            "emissaryctl.diff.normal.KnownPieces",
            "emissaryctl.diff.normal.TreeGrower",
            "emissaryctl.diff.normal.TreeGrower$Open",
            "emissaryctl.diff.witness.RegexExample",
            "emissaryctl.output.JsonSink",
            "emissaryctl.output.WireReader",
            "emissaryctl.output.YamlSink",
            "emissaryctl.regex.Program",
            "emissaryctl.regex.Program$Instruction",
            "emissaryctl.regex.RegexParser",
            "emissaryctl.regex.TextCursor",
            "emissaryctl.resource.ResourceReader",
            "emissaryctl.serve.InputSide",
            "emissaryctl.serve.OutputSide",
            "emissaryctl.serve.Supervisor");

    private static final Pattern SPLIT_BY_PATTERN = Pattern.compile("\\.split\\(\"([^\"]*)\"");

    /// Texts of one character that `String.split` does not take for a pattern.
    private static final Pattern PLAIN_CHARACTER = Pattern.compile("[^.$|()\\[{^?*+\\\\]|\\\\\\\\[^0-9A-Za-z]");

    @TestFactory
    Stream<DynamicTest> packagesSayWhatTheyAreForAndAreNullMarked() {
        return MainClasses.packages().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Class<?> info = Class.forName(MainClasses.ROOT + name + ".package-info");
                    assertThat(info.isAnnotationPresent(NullMarked.class)).isTrue();
                    Path source = SOURCES.resolve(info.getName().replace('.', '/') + ".java");
                    assertThat(Files.readString(source)).startsWith("/// ");
                }));
    }

    @Test
    void fieldsAreFinal() {
        List<String> others = MainClasses.ALL.stream()
                .filter(each -> !STEPWISE.contains(each.getName()))
                .flatMap(each -> each.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaField::getFullName)
                .sorted()
                .toList();
        assertThat(others).isEmpty();
    }

    @Test
    void stepwiseClassesAreThere() {
        assertThat(MainClasses.ALL.stream().map(JavaClass::getName)).containsAll(STEPWISE);
    }

    /// Java cannot rename what it imports.
    @Test
    void resourcesAndTheGatewayShareNoName() {
        Set<String> shared = topLevelNames("resource");
        shared.retainAll(topLevelNames("gateway"));
        assertThat(shared).isEmpty();
    }

    @Test
    void noClassIsNamedLikeTheEnvoyMessagesThatItsPackageUses() {
        List<String> clashes = new ArrayList<>();
        for (String name : MainClasses.packages()) {
            if (!name.startsWith("envoy") && !Set.of("xds", "output").contains(name)) continue;
            Set<String> ours = topLevelNames(name);
            MainClasses.ALL.stream()
                    .filter(each -> MainClasses.packageOf(each).equals(name))
                    .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                    .map(dependency -> dependency.getTargetClass())
                    .filter(used -> used.getPackageName().startsWith("io.envoyproxy"))
                    .filter(used -> ours.contains(used.getSimpleName()))
                    .forEach(used -> clashes.add(name + ": " + used.getName()));
        }
        assertThat(clashes).isEmpty();
    }

    private static Set<String> topLevelNames(String packageName) {
        return MainClasses.ALL.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> MainClasses.packageOf(each).equals(packageName))
                .map(JavaClass::getSimpleName)
                .filter(simple -> !simple.equals("package-info"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void namesSayWhatAClassIs() {
        assertThat(MainClasses.ALL.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getSimpleName)
                        .filter(name -> VAGUE_NAME.matcher(name).matches()
                                && !name.startsWith("Ip")
                                && !name.startsWith("Ingress")))
                .isEmpty();
    }

    @Test
    void codesAreWellFormedAndUnique() {
        assertThat(Arrays.stream(Code.values()).map(Code::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("EMC[0-9]{4}"));
        assertThat(Arrays.stream(Code.values()).map(Code::slug))
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"))
                .noneMatch(slug -> slug.matches("(no-valid|avoid|check)-.*"));
    }

    @Test
    void everyCodeIsSaidSomewhere() {
        Set<String> used = MainClasses.ALL.stream()
                .flatMap(each -> each.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(Code.class))
                .filter(access -> !access.getOriginOwner().isEquivalentTo(Code.class))
                .map(access -> access.getName())
                .collect(Collectors.toSet());
        assertThat(used)
                .containsAll(Arrays.stream(Code.values()).map(Enum::name).toList());
    }

    /// Or a caller in another package would fail at run time, where the compiler sees no use of the type.
    @Test
    void whatIsPublicSpeaksOfPublicTypesOnly() {
        assertThat(MainClasses.ALL.stream()
                        .filter(HouseRulesTest::isPublic)
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> Stream.concat(
                                        Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .anyMatch(type -> MainClasses.isOurs(type) && !isPublic(type)))
                        .map(JavaMethod::getFullName))
                .isEmpty();
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(HouseRulesTest::isPublic).orElse(true);
    }

    /// House style of messages: the fact alone, as part of a sentence. A lint rule says one thing, and says it itself.
    @Test
    void messagesAreMadeByProblemsClasses() {
        Map<String, Collection<String>> elsewhere = new TreeMap<>();
        MainClasses.ALL.stream()
                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getSimpleName().equals("Diagnostic"))
                .filter(call -> Set.of("error", "warning", "info").contains(call.getName()))
                .map(call -> call.getOriginOwner().getName())
                .filter(name -> !name.endsWith("Problems") && !name.startsWith("emissaryctl.diag."))
                .filter(name -> !name.startsWith("emissaryctl.lint."))
                .forEach(name ->
                        elsewhere.computeIfAbsent(name, _ -> new TreeSet<>()).add("makes a diagnostic"));
        // Envoy's own words are the message here.
        elsewhere.remove("emissaryctl.output.EnvoyValidation");
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void splitIsGivenOnePlainCharacter() throws IOException {
        List<String> patterns = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                SPLIT_BY_PATTERN
                        .matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(text -> !PLAIN_CHARACTER.matcher(text).matches())
                        .forEach(text -> patterns.add(file + ": " + text));
            }
        }
        assertThat(patterns).isEmpty();
    }
}
