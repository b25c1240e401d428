package emissaryctl.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.golden.RealEnvoy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A number that is too small or too large is an error, or real Envoy takes it. Fields whose values go together are
/// tried together: Envoy takes its time to start.
class ExtremesTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// Samples with numbers that can be in one object: what that object is like so far, and the samples in it.
    private record Together(String around, ObjectNode object, List<String> fields, Sample last) {}

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 65_536, Integer.MAX_VALUE})
    void everyNumberIsRefusedOrTaken(long number) {
        JsonNode value = JSON.valueToTree(number);
        int tried = 0;
        for (CoveredKind kind : Coverage.KINDS) {
            if (kind.fields().isEmpty()) continue;
            for (Together each : together(kind, value)) {
                tried += each.fields().size();
                envoyTakes(each, number);
            }
        }
        assertThat(tried).isGreaterThan(number < 0 ? 2 : 60);
    }

    private static List<Together> together(CoveredKind kind, JsonNode value) {
        String version = kind.apiVersions().getLast();
        Samples samples = Samples.of(kind.title());
        SequencedMap<String, Together> open = new LinkedHashMap<>();
        List<Together> done = new ArrayList<>();
        for (Map.Entry<String, List<Sample>> entry : samples.byField().entrySet()) {
            for (Sample sample : entry.getValue()) {
                if (!sample.value().isIntegralNumber() || !sample.isFor(version)) continue;
                Sample extreme = sample.of(value);
                if (!isWithoutErrors(extreme, extreme.applied(samples.object(version), kind.root()))) continue;
                String key = extreme.around() + extreme.object();
                ObjectNode before = open.containsKey(key) ? open.get(key).object() : samples.object(version);
                Sample free = new Sample(
                        extreme.field(),
                        value,
                        extreme.given(),
                        extreme.object().filter(_ -> !open.containsKey(key)),
                        extreme.keys(),
                        extreme.around(),
                        List.of());
                ObjectNode joined = free.applied(before, kind.root());
                List<String> fields =
                        new ArrayList<>(open.containsKey(key) ? open.get(key).fields() : List.of());
                boolean fits = isWithoutErrors(extreme, joined);
                fields.add(extreme.field());
                if (fits) open.put(key, new Together(extreme.around(), joined, fields, extreme));
                else
                    done.add(new Together(
                            extreme.around(),
                            extreme.applied(samples.object(version), kind.root()),
                            List.of(extreme.field()),
                            extreme));
            }
        }
        done.addAll(open.values());
        return done;
    }

    private static boolean isWithoutErrors(Sample sample, ObjectNode object) {
        return Compiled.of(sample.text(object)).errors().isEmpty();
    }

    private static void envoyTakes(Together each, long number) {
        Run run = Run.withInput(
                each.last().text(each.object()),
                "render",
                "-",
                "--oidc-discovery",
                "testdata/render/filters/oauth2/openid-configuration.json",
                "--envoy",
                RealEnvoy.path().toString());
        assertThat(run.exit())
                .as(number + " in " + each.fields() + "\n" + run.err())
                .isZero();
    }

    /// What the schemas leave to Envoy is what they refuse beyond.
    @Test
    void boundsAreWhereEnvoyHasThem() {
        CoveredKind module = Coverage.KINDS.stream()
                .filter(kind -> kind.title().equals("Module `ambassador`"))
                .findFirst()
                .orElseThrow();
        Samples samples = Samples.of(module.title());
        ObjectNode object = samples.object(module.apiVersions().getLast());
        Map<String, List<Integer>> bounds = Map.of(
                "gzip.memory_level", List.of(1, 9),
                "gzip.window_bits", List.of(9, 15),
                "max_request_headers_kb", List.of(1, 8192),
                "admin_port", List.of(1, 65_535));
        bounds.forEach((field, both) -> {
            Sample sample = samples.byField().get(field).getFirst();
            for (int bound : both) {
                int beyond = bound == both.getFirst() ? bound - 1 : bound + 1;
                Sample inside = sample.of(JSON.valueToTree(bound));
                Sample outside = sample.of(JSON.valueToTree(beyond));
                assertThat(isWithoutErrors(inside, inside.applied(object, module.root())))
                        .isTrue();
                assertThat(isWithoutErrors(outside, outside.applied(object, module.root())))
                        .isFalse();
            }
        });
    }
}
