package emissaryctl.explain.match;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Values by what paths begin with, without regard to case: those for all beginnings of a path are found without
/// looking at others.
public final class ByHead<T> {

    private final Map<String, T> values = new HashMap<>();
    private final NavigableSet<Integer> lengths = new TreeSet<>();

    /// The value of this head, made when there is none yet.
    public T at(String head, Supplier<T> fresh) {
        String folded = AsciiCase.lower(head);
        lengths.add(folded.length());
        return values.computeIfAbsent(folded, _ -> fresh.get());
    }

    /// The values of all heads that `path` begins with, of the shortest first.
    public Stream<T> of(String path) {
        String folded = AsciiCase.lower(path);
        return lengths.headSet(folded.length(), true).stream()
                .map(length -> folded.substring(0, length))
                .filter(values::containsKey)
                .map(values::get);
    }
}
