package emissaryctl.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Looks for simpler choices that still break a property: first fewer of them, then smaller ones.
///
/// Equal ones are also made smaller together, since a property may break because they are equal.
final class Shrinking {

    private static final int MAX_ATTEMPTS = 5_000;
    private static final List<Integer> PIECES = List.of(32, 8, 4, 3, 2, 1);

    /// Makes a value of choices and tries it: what was chosen, when it breaks the property.
    private final Function<List<Long>, Optional<List<Long>>> breaking;

    private List<Long> best;
    private int attempts;

    private Shrinking(List<Long> first, Function<List<Long>, Optional<List<Long>>> breaking) {
        this.best = first;
        this.breaking = breaking;
    }

    static List<Long> simplest(List<Long> first, Function<List<Long>, Optional<List<Long>>> breaking) {
        Shrinking shrinking = new Shrinking(first, breaking);
        List<Long> before;
        do {
            before = shrinking.best;
            PIECES.forEach(shrinking::leaveOut);
            shrinking.lower();
        } while (!shrinking.best.equals(before));
        return shrinking.best;
    }

    private void leaveOut(int piece) {
        for (int at = best.size() - piece; at >= 0; at--) {
            if (at + piece > best.size()) continue;
            List<Long> fewer = new ArrayList<>(best.subList(0, at));
            fewer.addAll(best.subList(at + piece, best.size()));
            attempt(fewer);
        }
    }

    private void lower() {
        for (int at = 0; at < best.size(); at++) lower(List.of(at));
        for (long number : best.stream().distinct().toList()) {
            lower(IntStream.range(0, best.size())
                    .filter(at -> best.get(at) == number)
                    .boxed()
                    .toList());
        }
    }

    /// To zero, or else as far as halving gets.
    private void lower(List<Integer> places) {
        if (places.isEmpty() || best.get(places.getFirst()) == 0 || attempt(with(places, 0))) return;
        int length = best.size();
        long tooLow = 0;
        while (best.size() == length && best.get(places.getFirst()) - tooLow > 1) {
            long middle = tooLow + (best.get(places.getFirst()) - tooLow) / 2;
            if (!attempt(with(places, middle))) tooLow = middle;
        }
    }

    private List<Long> with(List<Integer> places, long number) {
        List<Long> changed = new ArrayList<>(best);
        places.forEach(at -> changed.set(at, number));
        return changed;
    }

    private boolean attempt(List<Long> candidate) {
        if (candidate.isEmpty() || attempts++ >= MAX_ATTEMPTS) return false;
        Optional<List<Long>> made = breaking.apply(candidate).filter(this::isSimpler);
        made.ifPresent(simpler -> best = simpler);
        return made.isPresent();
    }

    private boolean isSimpler(List<Long> other) {
        if (other.size() != best.size()) return other.size() < best.size();
        for (int i = 0; i < best.size(); i++) {
            int order = Long.compare(other.get(i), best.get(i));
            if (order != 0) return order < 0;
        }
        return false;
    }
}
