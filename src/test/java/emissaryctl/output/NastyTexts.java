package emissaryctl.output;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Random;

/// Texts that YAML readers get wrong if they can.
final class NastyTexts {

    /// What YAML, of any version, gives a meaning to.
    private static final int[] CHARACTERS = (":#-?,[]{}&*!|>'\"%@`~=<>+._/\\ \t\n\r0123456789eExXyYnNtTfFaulso"
                    + "\u0000\u0001\u001b\u007f\u0085\u00a0\u2028\ufeff\ufffeé😀")
            .codePoints()
            .toArray();

    static final List<String> WORDS = List.of(
            "",
            " a",
            "a ",
            "y",
            "Y",
            "on",
            "Off",
            "true",
            "NULL",
            "nan",
            "~",
            "<<",
            "=",
            "1",
            "-1",
            "+1",
            "1_000",
            "0777",
            "0o7",
            "0x1f",
            "1e3",
            ".5",
            ".inf",
            "-.INF",
            "1:20",
            "190:20:30",
            "2001-12-14",
            "10.0.0.1",
            "0.0.0.0",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "- a",
            "-",
            "? a",
            "?",
            "!a",
            "&a",
            "*a",
            "@type",
            "%a",
            "`a`",
            "{a}",
            "[a]",
            "|",
            ">",
            "é",
            "a, b]",
            "---",
            "...");

    /// Objects and lists of random texts, named by random texts; and every word.
    static Struct struct(long seed, int fields) {
        Random random = new Random(seed);
        Struct.Builder struct = Struct.newBuilder();
        for (int i = 0; i < fields; i++) {
            Value texts = Value.newBuilder()
                    .setListValue(ListValue.newBuilder()
                            .addValues(value(text(random, 12)))
                            .addValues(value(text(random, 300))))
                    .build();
            Value object = Value.newBuilder()
                    .setStructValue(Struct.newBuilder()
                            .putFields(text(random, 6), texts)
                            .putFields("lines", value("a\n" + text(random, 20) + "\nb\n")))
                    .build();
            struct.putFields(text(random, 12) + i, random.nextBoolean() ? texts : object);
        }
        WORDS.forEach(word -> struct.putFields("word" + word, value(word)));
        return struct.build();
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most);
        while (text.length() < length) text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        return text.toString();
    }

    private static Value value(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private NastyTexts() {}
}
