package emissaryctl.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A set of bytes, which are what characters are to Envoy's expressions: they are compiled for Latin-1.
record ByteSet(long a, long b, long c, long d) {

    static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
    static final ByteSet ALL = NONE.not();
    static final ByteSet DIGITS = range('0', '9');
    static final ByteSet LOWER = range('a', 'z');
    static final ByteSet UPPER = range('A', 'Z');
    static final ByteSet WORD = DIGITS.or(LOWER).or(UPPER).or(one('_'));
    static final ByteSet SPACE = range('\t', '\n').or(range('\f', '\r')).or(one(' '));

    /// Bytes that follow one another.
    record Range(int low, int high) {}

    static ByteSet one(int value) {
        return range(value, value);
    }

    static ByteSet range(int low, int high) {
        return where(value -> value >= low && value <= high);
    }

    static ByteSet where(IntPredicate member) {
        long[] words = new long[4];
        for (int value = 0; value < 256; value++) if (member.test(value)) words[value >> 6] |= 1L << value;
        return new ByteSet(words[0], words[1], words[2], words[3]);
    }

    boolean has(int value) {
        long word = value < 64 ? a : value < 128 ? b : value < 192 ? c : d;
        return (word >> value & 1) != 0;
    }

    ByteSet or(ByteSet other) {
        return new ByteSet(a | other.a, b | other.b, c | other.c, d | other.d);
    }

    ByteSet not() {
        return new ByteSet(~a, ~b, ~c, ~d);
    }

    /// With both cases of each ASCII letter.
    ByteSet folded() {
        return where(value -> has(value) || isLetter(value) && has(value ^ 0x20));
    }

    /// Whether each ASCII letter is there in both cases or in none.
    boolean knowsNoCase() {
        return equals(folded());
    }

    int size() {
        return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
    }

    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (int low = 0; low < 256; low++) {
            if (!has(low)) continue;
            int high = low;
            while (high < 255 && has(high + 1)) high++;
            ranges.add(new Range(low, high));
            low = high;
        }
        return ranges;
    }

    static boolean isLetter(int value) {
        int lower = value | 0x20;
        return lower >= 'a' && lower <= 'z';
    }
}
