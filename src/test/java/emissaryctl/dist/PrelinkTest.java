package emissaryctl.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `scripts/Prelink.java` makes of the jars of the image.
class PrelinkTest {

    private static final Path HOME = Path.of(System.getProperty("emissaryctl.home", "target/emissaryctl"));

    /// Switches over types and records of all sorts, and what they say.
    private static final String SAMPLE = """
            import java.util.*;

            public class Sample {
                sealed interface Shape permits Circle, Square, Named {}
                record Circle(double radius) implements Shape {}
                record Square(int side) implements Shape {}
                record Named(String name, Shape shape) implements Shape {}
                record Nothing() {}
                record All(boolean a, byte b, char c, short d, int e, long f, float g, double h, String i, int[] j,
                        List<String> k) {}
                record Generic<T extends Comparable<T>>(T value) {}

                interface Names {
                    static String name(Object value) {
                        return switch (value) {
                            case String text when text.isEmpty() -> "empty";
                            case String text when text.length() > 3 -> "long " + text;
                            case CharSequence text -> "text " + text;
                            case Integer number when number > 5 -> "many";
                            case Number number -> "number " + number;
                            case int[] numbers -> "numbers " + numbers.length;
                            case Shape[] shapes -> "shapes " + shapes.length;
                            case Named(var name, Circle(var radius)) -> name + " circle " + radius;
                            case Named(var name, Named(var inner, var _)) -> name + " of " + inner;
                            case Named named -> "named " + named.name();
                            case Shape shape -> area(shape);
                            case null -> "nothing";
                            default -> "else";
                        };
                    }

                    static String area(Shape shape) {
                        return switch (shape) {
                            case Circle circle -> "circle";
                            case Square square when square.side() == 0 -> "point";
                            case Square square -> "square " + square.side();
                            case Named named -> area(named.shape());
                        };
                    }
                }

                static List<Object> objects() {
                    List<Object> objects = new ArrayList<>(List.of("", "abc", "abcd", new StringBuilder("x"), 5, 6, 7L, 1.5,
                            new int[2], new Shape[3], new Object[0], new Nothing(), new Square(0), new Square(3),
                            new Circle(1), new Circle(0.0), new Circle(-0.0), new Circle(Double.NaN),
                            new Named("n", new Circle(2)), new Named(null, new Named("m", null)),
                            new Named("n", new Square(0)), new Named("n", null),
                            new Generic<>("a"), new Generic<>("b"), new Generic<>(3), new Generic<String>(null)));
                    objects.add(null);
                    int[] same = {1};
                    boolean[] flags = {false, true};
                    for (boolean a : flags) {
                        objects.add(new All(a, (byte) 1, 'c', (short) 2, 3, 4, 5, 6, "7", same, List.of("8")));
                    }
                    All one = (All) objects.getLast();
                    objects.add(new All(one.a, (byte) -1, one.c, one.d, one.e, one.f, one.g, one.h, one.i, same, one.k));
                    objects.add(new All(one.a, one.b, 'd', one.d, one.e, one.f, one.g, one.h, one.i, same, one.k));
                    objects.add(new All(one.a, one.b, one.c, (short) 9, one.e, one.f, one.g, one.h, one.i, same, one.k));
                    objects.add(new All(one.a, one.b, one.c, one.d, 9, one.f, one.g, one.h, one.i, same, one.k));
                    objects.add(new All(one.a, one.b, one.c, one.d, one.e, 1L << 40, one.g, one.h, one.i, same, one.k));
                    objects.add(new All(one.a, one.b, one.c, one.d, one.e, one.f, Float.NaN, one.h, one.i, same, one.k));
                    objects.add(new All(one.a, one.b, one.c, one.d, one.e, one.f, -0f, one.h, one.i, same, one.k));
                    objects.add(new All(one.a, one.b, one.c, one.d, one.e, one.f, 0f, one.h, one.i, same, one.k));
                    objects.add(new All(one.a, one.b, one.c, one.d, one.e, one.f, one.g, one.h, null, same, one.k));
                    objects.add(new All(one.a, one.b, one.c, one.d, one.e, one.f, one.g, one.h, one.i, new int[] {1}, one.k));
                    objects.add(new All(one.a, one.b, one.c, one.d, one.e, one.f, one.g, one.h, one.i, same, List.of()));
                    objects.add(new All(one.a, one.b, one.c, one.d, one.e, one.f, one.g, one.h, "7", same, List.of("8")));
                    return objects;
                }

                public static List<String> results() {
                    List<String> results = new ArrayList<>();
                    List<Object> objects = objects();
                    List<Object> again = objects();
                    for (int i = 0; i < objects.size(); i++) {
                        Object left = objects.get(i);
                        results.add(Names.name(left));
                        for (int j = 0; j < again.size(); j++) {
                            for (Object right : Arrays.asList(objects.get(j), again.get(j))) {
                                boolean equal = Objects.equals(left, right);
                                results.add(i + (equal ? " = " : " / ") + j);
                                if (equal && Objects.hashCode(left) != Objects.hashCode(right)) {
                                    results.add("not the same hash: " + left + " and " + right);
                                }
                            }
                        }
                    }
                    return results;
                }

                /// How many hashes a thousand records have.
                public static int hashes() {
                    Set<Integer> hashes = new HashSet<>();
                    for (int i = 0; i < 1000; i++) {
                        hashes.add(new Named("n" + i % 10, new Square(i)).hashCode());
                    }
                    return hashes.size();
                }
            }
            """;

    @TempDir
    Path folder;

    private Path compile(String name, Path source) throws Exception {
        Path classes = Files.createDirectory(folder.resolve(name));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString()))
                .isZero();
        return classes;
    }

    private static void archive(Path classes, Path jar) throws Exception {
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            to.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            to.write("Manifest-Version: 1.0\n\n".getBytes(StandardCharsets.UTF_8));
            for (Path file : files.sorted().toList()) {
                to.putNextEntry(new ZipEntry(file.getFileName().toString()));
                to.write(Files.readAllBytes(file));
            }
        }
    }

    private static Object call(URLClassLoader classes, String method) throws Exception {
        return classes.loadClass("Sample").getMethod(method).invoke(null);
    }

    private static String described(InvokeDynamicInstruction call) {
        boolean types = call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
        return call.bootstrapMethod().owner().displayName() + " " + call.name().stringValue()
                + (types ? " over types" : "");
    }

    /// The call sites of the classes in a jar that Java would only link when they are first come by: bootstrap and
    /// name.
    private static List<String> sites(Path jar) throws Exception {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<byte[]> classes = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .map(entry -> {
                        try {
                            return zip.getInputStream(entry).readAllBytes();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
            return classes.stream()
                    .flatMap(bytes -> ClassFile.of().parse(bytes).methods().stream())
                    .flatMap(method -> Optional.ofNullable(method.code().orElse(null)).stream())
                    .flatMap(code -> code.elementStream())
                    .filter(InvokeDynamicInstruction.class::isInstance)
                    .map(InvokeDynamicInstruction.class::cast)
                    .filter(call -> call.bootstrapMethod().owner().packageName().equals("java.lang.runtime"))
                    .map(PrelinkTest::described)
                    .toList();
        }
    }

    @Test
    void prelinkedClassesAnswerAsTheirSourceSays() throws Exception {
        Path tool = compile("tool", Path.of("scripts/Prelink.java"));
        Path classes = compile("classes", Files.writeString(folder.resolve("Sample.java"), SAMPLE));
        Path jars = Files.createDirectory(folder.resolve("jars"));
        Path jar = jars.resolve("sample.jar");
        archive(classes, jar);
        assertThat(sites(jar))
                .contains("SwitchBootstraps typeSwitch over types", "ObjectMethods equals", "ObjectMethods hashCode");

        try (URLClassLoader loader = new URLClassLoader(new URL[] {tool.toUri().toURL()})) {
            var main = loader.loadClass("Prelink").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[] {jars.toString()});
        }

        assertThat(sites(jar)).containsOnly("ObjectMethods toString");
        try (URLClassLoader before =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()});
                URLClassLoader after = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            assertThat(call(after, "results"))
                    .isEqualTo(call(before, "results"))
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .contains("empty", "long abcd", "many", "n circle 2.0", "null of m", "point", "nothing", "else")
                    .noneMatch(result -> result.startsWith("not the same hash"));
            assertThat(call(after, "hashes")).isEqualTo(call(before, "hashes"));
        }
    }

    @Test
    void theImageHasNothingLeftToLinkAtEachStart() throws Exception {
        assertThat(sites(HOME.resolve("lib/emissaryctl.jar")))
                .contains("ObjectMethods toString")
                .doesNotContain(
                        "SwitchBootstraps typeSwitch over types", "ObjectMethods equals", "ObjectMethods hashCode");
    }
}
