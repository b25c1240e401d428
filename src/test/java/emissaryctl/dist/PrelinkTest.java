package emissaryctl.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `scripts/prelink` makes of the jars of the image.
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

    private static Object call(URLClassLoader classes, String method) throws Exception {
        return classes.loadClass("Sample").getMethod(method).invoke(null);
    }

    private static List<String> sites(Path jar) throws Exception {
        return Prelinked.sites(jar, PrelinkTest::described);
    }

    /// Bootstrap and name of a call site that Java would only link when it is first come by.
    private static Optional<String> described(InvokeDynamicInstruction call) {
        if (!call.bootstrapMethod().owner().packageName().equals("java.lang.runtime")) return Optional.empty();
        boolean types = call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
        return Optional.of(call.bootstrapMethod().owner().displayName() + " "
                + call.name().stringValue()
                + (types ? " over types" : ""));
    }

    @Test
    void prelinkedClassesAnswerAsTheirSourceSays() throws Exception {
        Prelinked sample = Prelinked.of("Sample", SAMPLE, folder);
        assertThat(sites(sample.before()))
                .contains("SwitchBootstraps typeSwitch over types", "ObjectMethods equals", "ObjectMethods hashCode");
        assertThat(sites(sample.after())).containsOnly("ObjectMethods toString");

        try (URLClassLoader before =
                        new URLClassLoader(new URL[] {sample.before().toUri().toURL()});
                URLClassLoader after =
                        new URLClassLoader(new URL[] {sample.after().toUri().toURL()})) {
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
