package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the page of the hardened profile says of it is what the profile does to examples, all of it.
class HardeningPageTest {

    private static final String PAGE = Pages.text("docs/hardening.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// A setting, its field, its values, why, where that is from, what may break, what else to do.
    private static final Pattern SETTING = Pattern.compile(
            "^\\| [^|]+ \\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\| [^|]+ \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE);

    private static final Pattern SHARE =
            Pattern.compile("^\\| ([0-9.]+)(?:–([0-9.]+))? \\| [^|]+ \\| `([^`]+)` \\|$", Pattern.MULTILINE);

    private static final String[] SIZES = {"--memory", "1Gi", "--max-connections", "10000"};

    private static JsonNode render(String example, String profile, String... more) {
        String[] line = {"render", example, "--format", "json", "--no-origin", "--profile", profile};
        Run run = Run.of(Stream.of(line, more).flatMap(Arrays::stream).toList());
        assertThat(run.err()).isEmpty();
        return new ObjectMapper().readTree(run.out());
    }

    /// The values of each field on the page.
    private static Map<String, Set<String>> written() {
        Map<String, Set<String>> fields = new TreeMap<>();
        Matcher rows = SETTING.matcher(PAGE);
        while (rows.find()) {
            Set<String> values = new TreeSet<>();
            CODE.matcher(rows.group(2)).results().forEach(value -> values.add(value.group(1)));
            assertThat(fields.put(rows.group(1), values)).as(rows.group(1)).isNull();
        }
        return fields;
    }

    @Test
    void everySettingOfThePageIsInAnExampleAndNothingElse() {
        JsonNode plain = render("examples/edge", "recommended");
        JsonNode hardened = render("examples/edge", "hardened", SIZES);
        assertThat(((ObjectNode) hardened).remove("overload_manager")).isNotNull();

        assertThat(Differences.between(plain, hardened)).isEqualTo(written());
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/quickstart", "examples/seed/corrected"})
    void nothingElseDiffersInOtherExamples(String example) {
        Map<String, Set<String>> found =
                Differences.between(render(example, "recommended"), render(example, "hardened"));

        assertThat(found).isNotEmpty();
        found.forEach((field, values) -> assertThat(written()).as(example).containsEntry(field, values));
    }

    @Test
    void eachShareOfTheHeapIsThatOfThePage() {
        Map<String, List<Double>> written = new TreeMap<>();
        Matcher rows = SHARE.matcher(PAGE);
        while (rows.find()) {
            Double begin = Double.valueOf(rows.group(1));
            written.put(
                    rows.group(3),
                    rows.group(2) == null ? List.of(begin) : List.of(begin, Double.valueOf(rows.group(2))));
        }
        JsonNode overload = render("examples/edge", "hardened", SIZES).get("overload_manager");
        Map<String, List<Double>> found = new TreeMap<>();
        for (String list : List.of("actions", "loadshed_points")) {
            for (JsonNode each : overload.get(list)) found.put(each.get("name").asString(), shares(each));
        }
        assertThat(found).isEqualTo(written);
        assertThat(overload.at("/resource_monitors/0/typed_config/max_heap_size_bytes")
                        .asLong())
                .isEqualTo((1L << 30) / 10 * 8);
    }

    private static List<Double> shares(JsonNode action) {
        JsonNode trigger = action.at("/triggers/0");
        return trigger.has("threshold")
                ? List.of(trigger.at("/threshold/value").asDouble())
                : List.of(
                        trigger.at("/scaled/scaling_threshold").asDouble(),
                        trigger.at("/scaled/saturation_threshold").asDouble());
    }
}
