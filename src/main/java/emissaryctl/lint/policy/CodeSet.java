package emissaryctl.lint.policy;

import emissaryctl.diag.Code;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Codes as users name them: `EMC2004`, `grpc-rewrite`, a family such as `EMC2`, or `ALL`.
public final class CodeSet {

    private static final int SHORTEST = 4;

    private CodeSet() {}

    /// The codes that a word means; empty when it means none.
    public static Set<Code> of(String word) {
        String plain = word.strip();
        if (plain.equalsIgnoreCase("ALL")) return EnumSet.allOf(Code.class);
        Optional<Code> one = Code.find(plain);
        if (one.isPresent()) return EnumSet.of(one.get());
        String prefix = plain.toUpperCase(Locale.ROOT);
        EnumSet<Code> family = EnumSet.noneOf(Code.class);
        if (prefix.length() < SHORTEST || !prefix.startsWith("EMC")) return family;
        Arrays.stream(Code.values())
                .filter(code -> code.id().startsWith(prefix))
                .forEach(family::add);
        return family;
    }

    /// The codes that any of the words means.
    public static Set<Code> of(Collection<String> words) {
        EnumSet<Code> all = EnumSet.noneOf(Code.class);
        words.forEach(word -> all.addAll(of(word)));
        return all;
    }

    /// The words of a list such as `EMC2001, EMC3`.
    public static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
