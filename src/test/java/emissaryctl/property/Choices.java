package emissaryctl.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// What a value is made of: a row of numbers, each below a bound.
///
/// The numbers are drawn at random, or given. Smaller numbers and fewer of them make simpler values, so whoever looks
/// for the simplest value need not know what it is: `0` is the first of several, `false`, the end of a list.
public final class Choices {

    private static final String PRINTABLE =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// Line ends of Unicode, spaces, marks of byte order, and what is no character at all.
    private static final List<Integer> ODD =
            List.of(0x7f, 0x85, 0xa0, 0xad, 0x200b, 0x2028, 0x2029, 0xfeff, 0xfffd, 0xfffe, 0xffff);

    private static final int NEAR = 10;

    private final Source source;
    private final List<Long> made = new ArrayList<>();

    /// Where the numbers come from.
    @FunctionalInterface
    private interface Source {
        long number(int index, long max, ToLongFunction<Random> draw);
    }

    private Choices(Source source) {
        this.source = source;
    }

    static Choices random(Random random) {
        return new Choices((_, _, draw) -> draw.applyAsLong(random));
    }

    /// These numbers, and zeros when they have come to an end.
    static Choices given(List<Long> numbers) {
        return new Choices((index, max, _) -> index < numbers.size() ? Math.min(numbers.get(index), max) : 0);
    }

    /// What was chosen so far.
    List<Long> made() {
        return List.copyOf(made);
    }

    private long choose(long max, ToLongFunction<Random> draw) {
        long number = source.number(made.size(), max, draw);
        made.add(number);
        return number;
    }

    /// From 0 to `bound - 1`.
    public int below(int bound) {
        return (int) choose(bound - 1, random -> random.nextInt(bound));
    }

    @SafeVarargs
    public final <T> T of(T... values) {
        return values[below(values.length)];
    }

    public <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    /// A number in a range whose ends come up often. The range is shorter than that of `long`.
    public long between(long min, long max) {
        long span = max - min;
        return min
                + choose(span, random -> {
                    long near = Math.min(random.nextInt(NEAR), span);
                    return switch (random.nextInt(3)) {
                        case 0 -> near;
                        case 1 -> span - near;
                        default -> random.nextLong(span + 1);
                    };
                });
    }

    /// Any number, as often short as long. Those beside a power of two come up often.
    public long anyLong() {
        boolean negative = below(2) == 1;
        long magnitude = choose(Long.MAX_VALUE, random -> {
            long power = 1L << random.nextInt(Long.SIZE);
            long most = power - 1;
            return random.nextBoolean() ? Math.max(0, most + random.nextInt(3)) : random.nextLong() & most;
        });
        return negative ? -1 - magnitude : magnitude;
    }

    /// Of any length up to the greatest, each as likely as the others.
    public <T> List<T> list(int maxSize, Function<Choices, T> items) {
        List<T> list = new ArrayList<>();
        while (below(maxSize - list.size() + 1) > 0) list.add(items.apply(this));
        return list;
    }

    public <T> List<T> shuffled(List<T> items) {
        List<T> rest = new ArrayList<>(items);
        List<T> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) shuffled.add(rest.remove(below(rest.size())));
        return shuffled;
    }

    /// Of the characters given.
    public String text(String characters, int maxLength) {
        int[] codePoints = characters.codePoints().toArray();
        return joined(list(maxLength, choices -> codePoints[choices.below(codePoints.length)]));
    }

    /// Any text that Java can hold, lone surrogates too. Most are short, for in a long one little is new.
    public String anyText() {
        return joined(list(of(3, 12, 40, 255), Choices::character));
    }

    private int character() {
        return switch (below(6)) {
            case 0, 1 -> PRINTABLE.charAt(below(PRINTABLE.length()));
            case 2 -> below(0x20);
            case 3 -> of(ODD);
            case 4 -> below(0x10000);
            default -> 0x10000 + below(0x100000);
        };
    }

    private static String joined(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
