package emissaryctl.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Does the same to many things on all processors. What comes out is in the order of what went in, as if one had been
/// done after another; the functions must not depend on each other. Few things are done one after another: to start
/// threads takes longer than a small configuration does.
public final class SideBySide {

    /// So much text is worth a second thread.
    public static final int MUCH_TEXT = 256 * 1024;

    /// So many resources, routes and the like are.
    public static final int MANY = 1000;

    private static final int PART = 250;

    private SideBySide() {}

    /// @param large whether there is enough to do
    public static <T, R> List<R> map(List<T> things, boolean large, Function<T, R> function) {
        if (large) return things.parallelStream().map(function).toList();
        List<R> results = new ArrayList<>(things.size());
        for (T thing : things) results.add(function.apply(thing));
        return results;
    }

    /// The same to stretches of a long list.
    public static <T, R> List<R> mapParts(List<T> things, boolean large, Function<List<T>, R> function) {
        if (!large) return List.of(function.apply(things));
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < things.size(); from += PART) {
            parts.add(things.subList(from, Math.min(from + PART, things.size())));
        }
        return map(parts, true, function);
    }
}
