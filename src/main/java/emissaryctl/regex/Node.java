package emissaryctl.regex;

import java.util.List;

/// A part of an expression.
sealed interface Node {

    /// The empty text.
    record Empty() implements Node {}

    /// No text at all.
    record Nothing() implements Node {}

    /// One or more bytes; `folded` in both cases. A `Text` of one and a `Letter` are not the same to RE2.
    record Letter(int value, boolean folded) implements Node {}

    record Text(String bytes, boolean folded) implements Node {}

    /// One of some bytes.
    record OneOf(ByteSet bytes) implements Node {}

    /// Any byte: `\C`, or `.` that takes new lines; RE2 tells them apart when it looks for what alternatives share.
    record Any(boolean character) implements Node {}

    /// A place between bytes: `^`, `$`, `\b`, …
    record Assertion(Kind kind) implements Node {
        enum Kind {
            BEGIN_LINE,
            END_LINE,
            BEGIN_TEXT,
            END_TEXT,
            /// `$`, which RE2 does not take for `\z`, though it is the same.
            DOLLAR,
            WORD,
            NO_WORD
        }
    }

    record Capture(Node inner, int number) implements Node {}

    /// `most` is `UNLIMITED` for `*`, `+` and `{n,}`; `flags` are those that counted where it stands.
    record Repeat(Node inner, Operator operator, int least, int most, Flags flags) implements Node {
        static final int UNLIMITED = -1;

        static Repeat of(Node inner, Operator operator, Flags flags) {
            return switch (operator) {
                case STAR -> new Repeat(inner, operator, 0, UNLIMITED, flags);
                case PLUS -> new Repeat(inner, operator, 1, UNLIMITED, flags);
                case QUEST -> new Repeat(inner, operator, 0, 1, flags);
                case COUNTED -> throw new IllegalArgumentException("how often?");
            };
        }

        static Repeat counted(Node inner, int least, int most, Flags flags) {
            return new Repeat(inner, Operator.COUNTED, least, most, flags);
        }

        boolean lazy() {
            return flags.lazy();
        }
    }

    /// How a repetition is written.
    enum Operator {
        STAR,
        PLUS,
        QUEST,
        COUNTED
    }

    record Concat(List<Node> parts) implements Node {
        public Concat {
            parts = List.copyOf(parts);
        }
    }

    record Alternate(List<Node> parts) implements Node {
        public Alternate {
            parts = List.copyOf(parts);
        }
    }

    static Node concat(List<Node> parts) {
        return switch (parts.size()) {
            case 0 -> new Empty();
            case 1 -> parts.getFirst();
            default -> new Concat(parts);
        };
    }

    static Node alternate(List<Node> parts) {
        return switch (parts.size()) {
            case 0 -> new Nothing();
            case 1 -> parts.getFirst();
            default -> new Alternate(parts);
        };
    }

    static Node text(String bytes, boolean folded) {
        return bytes.isEmpty() ? new Empty() : new Text(bytes, folded);
    }

    /// Whether it is one byte of some, which repetitions are put together for.
    default boolean isSingle() {
        return switch (this) {
            case Letter _, OneOf _, Any _ -> true;
            case Empty _, Nothing _, Text _, Assertion _, Capture _, Repeat _, Concat _, Alternate _ -> false;
        };
    }
}
