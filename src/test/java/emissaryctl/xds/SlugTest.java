package emissaryctl.xds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/", "..", "", "a\0b", "CON", "\u202eexe", "ambassador\n", "-rf"})
    void noNameLeadsAnywhere(String name) {
        assertSafe(Slug.of(name));
    }

    @Test
    void longNamesAreCutAndStayApart() {
        String many = "x".repeat(300);
        assertSafe(Slug.of(many));
        assertThat(Slug.of(many)).isNotEqualTo(Slug.of(many + "y"));
    }

    @Test
    void aNameIsRecognised() {
        assertThat(Slug.of("default/shop-tls")).startsWith("default-shop-tls-");
        assertThat(Slug.of("https/shop/shop.example.com")).startsWith("https-shop-shop.example.com-");
    }

    @Test
    void anyNamesAreSafeAndStayApart() {
        Random random = new Random(7);
        Set<String> names = new HashSet<>();
        Set<String> slugs = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            String name = random.ints(random.nextInt(120), 0, Character.MAX_CODE_POINT + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertSafe(Slug.of(name));
            // half of a pair of surrogates is no character, and as good as any other
            if (name.chars().allMatch(c -> !Character.isSurrogate((char) c)) && names.add(name))
                slugs.add(Slug.of(name));
        }
        assertThat(slugs).hasSameSizeAs(names);
    }

    @Test
    void namesThatDifferInCaseStayApartOnDisksThatIgnoreCase() {
        assertThat(List.of(Slug.of("Shop"), Slug.of("shop"))).doesNotHaveDuplicates();
    }

    private static void assertSafe(String slug) {
        assertThat(slug).matches("[a-z0-9.-]{1,80}-[0-9a-f]{10}|-[0-9a-f]{10}").doesNotContain("/");
        assertThat(("rds-" + slug + ".json").length()).isLessThan(253);
    }
}
