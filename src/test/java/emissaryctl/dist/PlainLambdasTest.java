package emissaryctl.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `scripts/prelink` makes of lambdas.
class PlainLambdasTest {

    private static final Path HOME = Path.of(System.getProperty("emissaryctl.home", "target/emissaryctl"));

    /// Lambdas and method references of all sorts, and what they say.
    private static final String SAMPLE = """
            import java.io.Serializable;
            import java.util.*;
            import java.util.function.*;

            public class Sample {
                interface Of8 { String say(boolean a, byte b, char c, short d, int e, long f, float g, double h); }
                interface Wide { double get(int value); }
                interface Named {
                    String name();
                    default Supplier<String> greeting(String hello) { return () -> hello + secret() + name(); }
                    private String secret() { return "-"; }
                    static Supplier<String> twice(String text) { return () -> text + text; }
                }
                record Person(String name) implements Named {
                    Person { Objects.requireNonNull(name); }
                    private Predicate<Object> sameName() { return name::equals; }
                }
                static class Base { protected String own(String text) { return "base " + text; } }
                static class Derived extends Base {
                    @Override protected String own(String text) { return "derived " + text; }
                    Function<String, String> above() { return super::own; }
                    Function<String, String> here() { return this::own; }
                }
                class Inner {
                    final int number;
                    Inner(int number) { this.number = number; }
                    private int sum(int other) { return base + number + other; }
                    IntUnaryOperator adder() { return this::sum; }
                    Supplier<Supplier<Integer>> deep(int more) { return () -> () -> base + number + more; }
                }

                private int base = 100;

                private static int count(Object... all) { return all.length; }
                private static <T extends Comparable<T>> BinaryOperator<T> greater(Comparator<? super T> by) {
                    return (a, b) -> by.compare(a, b) > 0 ? a : b;
                }
                private static long longOf(int a, long b) { return a + b; }
                private static Integer boxed(int times, Integer value) { return times * value; }

                public static List<String> results() {
                    List<String> results = new ArrayList<>();
                    boolean z = true; byte b = -1; char c = 'c'; short s = 300; int i = 70000; long j = 1L << 40;
                    float f = 1.5f; double d = -0.0;
                    Of8 of8 = (a1, b1, c1, d1, e1, f1, g1, h1) -> "" + (z ^ a1) + (b + b1) + c + c1 + (s + d1) + (i + e1)
                            + (j + f1) + (f + g1) + (d + h1);
                    results.add(of8.say(true, (byte) 2, 'd', (short) 4, 5, 6, 7, 8));
                    Supplier<Object> captured = () -> "" + z + b + c + s + i + j + f + d;
                    results.add((String) captured.get());
                    Wide wide = value -> value + i;
                    results.add("" + wide.get(1));
                    Function<Integer, Long> adds = value -> value + j;
                    results.add("" + adds.apply(2));
                    ToLongBiFunction<Integer, Long> all = Sample::longOf;
                    results.add("" + all.applyAsLong(3, 4L));
                    Integer times = 5;
                    IntFunction<Object> boxes = value -> boxed(times, value);
                    results.add("" + boxes.apply(6));
                    ToDoubleFunction<Integer> widens = times::compareTo;
                    results.add("" + widens.applyAsDouble(9));
                    Predicate<Object> is = new Person("p").sameName();
                    results.add("" + is.test("p") + is.test(1));
                    results.add(new Person("q").greeting("hi ").get() + Named.twice("x").get());
                    results.add(new Derived().above().apply("a") + new Derived().here().apply("b"));
                    Sample sample = new Sample();
                    Inner inner = sample.new Inner(20);
                    sample.base = 200;
                    results.add("" + inner.adder().applyAsInt(3) + inner.deep(4).get().get());
                    IntFunction<Inner> constructs = number -> sample.new Inner(number);
                    results.add("" + constructs.apply(7).number);
                    Function<Integer, Inner> made = sample.maker();
                    results.add("" + made.apply(8).number);
                    Function<Object, Integer> counts = value -> count(value, i);
                    results.add("" + counts.apply("x"));
                    results.add(greater(Comparator.<Integer>naturalOrder()).apply(3, 4) + greater(
                            Comparator.<String>reverseOrder()).apply("a", "b"));
                    List<String> target = new ArrayList<>();
                    Consumer<String> adder = target::add;
                    adder.accept("kept");
                    Runnable drops = () -> longOf(i, j);
                    drops.run();
                    results.addAll(target);
                    Supplier<String> upper = "text"::toUpperCase;
                    results.add(upper.get());
                    try {
                        Supplier<String> none = ((String) (Object) target.stream().filter(t -> t.isEmpty()).findAny()
                                .orElse(null))::trim;
                        results.add(none.get());
                    } catch (NullPointerException e) {
                        results.add("null receiver");
                    }
                    try {
                        Function raw = (Function<String, Integer>) text -> text.length() + i;
                        raw.apply(1);
                    } catch (ClassCastException e) {
                        results.add("wrong type");
                    }
                    Callable fails = () -> { throw new Exception("checked " + i); };
                    try {
                        fails.call();
                    } catch (Exception e) {
                        results.add(e.getMessage());
                    }
                    Supplier<String> kept = (Supplier<String> & Serializable) () -> "serializable " + i;
                    results.add(kept.get());
                    results.add("" + (new Object[] {adder}.length) + (sample.maker() == sample.maker()));
                    return results;
                }

                interface Callable { Object call() throws Exception; }

                private Function<Integer, Inner> maker() { return Inner::new; }
            }
            """;

    @TempDir
    Path folder;

    private static Object results(Path jar) throws Exception {
        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            return classes.loadClass("Sample").getMethod("results").invoke(null);
        }
    }

    /// What makes a lambda that captures something: the method of `LambdaMetafactory`.
    private static Optional<String> capturing(InvokeDynamicInstruction call) {
        boolean lambda = call.bootstrapMethod().owner().displayName().equals("LambdaMetafactory");
        return lambda && call.typeSymbol().parameterCount() > 0
                ? Optional.of(call.bootstrapMethod().methodName())
                : Optional.empty();
    }

    @Test
    void plainLambdasAnswerAsTheirSourceSays() throws Exception {
        Prelinked sample = Prelinked.of("Sample", SAMPLE, folder);

        assertThat(Prelinked.sites(sample.before(), PlainLambdasTest::capturing))
                .contains("metafactory", "altMetafactory");
        assertThat(Prelinked.sites(sample.after(), PlainLambdasTest::capturing)).containsOnly("altMetafactory");
        assertThat(results(sample.after()))
                .isEqualTo(results(sample.before()))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains(
                        "70001.0", "hi -qxx", "base aderived b", "kept", "null receiver", "wrong type", "checked 70000")
                .hasSize(22);
    }

    @Test
    void theImageHasNoLambdaThatTheQuickCompilerDoesNotSeeThrough() throws Exception {
        assertThat(Prelinked.sites(HOME.resolve("lib/emissaryctl.jar"), PlainLambdasTest::capturing))
                .isEmpty();
    }
}
