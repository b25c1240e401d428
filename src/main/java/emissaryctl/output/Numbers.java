package emissaryctl.output;

import java.math.BigDecimal;

/// Numbers as JSON has them.
final class Numbers {

    /// Below this, every whole number is a `double` and has few digits.
    private static final double MANY = 1e15;

    private Numbers() {}

    static void print(double number, TreeSink sink) {
        if (Double.isNaN(number) || Double.isInfinite(number)) sink.text(Double.toString(number));
        else if (number == (long) number && Math.abs(number) < MANY) sink.literal(Long.toString((long) number));
        else sink.literal(plain(Double.toString(number)));
    }

    static void print(float number, TreeSink sink) {
        if (Float.isNaN(number) || Float.isInfinite(number)) sink.text(Float.toString(number));
        else sink.literal(plain(Float.toString(number)));
    }

    /// Whole numbers without a fraction, and never an exponent: readers of YAML do not agree on exponents.
    private static String plain(String number) {
        BigDecimal decimal = new BigDecimal(number);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    /// Seconds with three, six or nine digits of a fraction, or none.
    static String duration(long seconds, int nanos) {
        if (nanos == 0) return seconds + "s";
        StringBuilder text = new StringBuilder();
        if (seconds < 0 || nanos < 0) text.append('-');
        text.append(Math.abs(seconds)).append('.');
        int fraction = Math.abs(nanos);
        int digits = fraction % 1_000_000 == 0 ? 3 : fraction % 1_000 == 0 ? 6 : 9;
        String all = Integer.toString(1_000_000_000 + fraction);
        return text.append(all, 1, 1 + digits).append('s').toString();
    }
}
