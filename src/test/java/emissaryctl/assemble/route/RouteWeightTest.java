package emissaryctl.assemble.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteWeightTest {

    private static RouteWeight weight(
            int precedence, int prefix, int headers, int queries, String text, String... keys) {
        return new RouteWeight(precedence, prefix, headers, queries, text, List.of(keys));
    }

    @Test
    void firstDifferenceDecides() {
        List<RouteWeight> descending = List.of(
                weight(5, 2, 0, 0, "/z"),
                weight(0, 13, 11, 0, "/a/b/ccccccc/", ":authority-*"),
                weight(0, 7, 11, 0, "/a/.*/b", ":authority-*"),
                weight(0, 3, 21, 0, "/a/", ":authority-foo.bar.com"),
                weight(0, 3, 11, 2, "/a/", ":authority-*", "q-v"),
                weight(0, 3, 11, 0, "/b/", ":authority-*"),
                weight(0, 3, 11, 0, "/a/", ":authority-*", "x-"),
                weight(0, 3, 11, 0, "/a/", ":authority-*"),
                weight(-5, 10, 0, 0, "/long/one/"));
        Stream<RouteWeight> shuffled = descending.stream().sorted(Comparator.comparing(RouteWeight::hashCode));
        assertThat(shuffled.sorted(Comparator.reverseOrder())).containsExactlyElementsOf(descending);
    }

    /// UTF-16 would put characters beyond the basic plane before U+E000.
    @Test
    void textsCompareByCodePoint() {
        assertThat(weight(0, 1, 0, 0, "\uD83D\uDE00")).isGreaterThan(weight(0, 1, 0, 0, "\uFFFD"));
    }
}
