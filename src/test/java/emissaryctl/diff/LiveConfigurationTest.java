package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.Profile;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.output.JsonConfigWriter;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import emissaryctl.traffic.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What other hands write differently and Envoy takes for the same.
class LiveConfigurationTest {

    private static final String RESOURCES = Manifest.listener(8080, "HTTP", "XFP") + "\n---\n"
            + Manifest.host("all", "*", "Route") + "\n---\n"
            + Manifest.mapping("users", "users", "prefix: /users/\n");
    private static final DiffSide SIDE = Compared.side("a.yaml", RESOURCES, Profile.RECOMMENDED);
    private static final String JSON = new JsonConfigWriter()
            .write(EnvoyTranslator.translate(SIDE.gateway().orElseThrow(), new TranslateOptions(false)))
            .replaceAll("\\s*\n\\s*", " ");

    private static Comparison against(String json) {
        return Diffing.compare(DiffSide.live("live.json", json).orElseThrow(), SIDE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"timeout\": \"3s\" | \"timeout\": \"3.000s\"",
                "\"numerator\": 100 | \"numerator\": 100, \"denominator\": \"HUNDRED\"",
                "\"prefix\": \"/users/\", | \"prefix\": \"/users/\", \"grpc\": null,",
                "\"case_sensitive\": true, | ",
                "\"use_remote_address\": true | \"use_remote_address\": true, \"http_protocol_options\": {}",
                "\"normalize_path\": true | \"normalize_path\": true, \"merge_slashes\": false",
                "\"lb_policy\": \"ROUND_ROBIN\", | ",
                "cluster_users_default | some_other_name",
            })
    void anotherSpellingIsNoChange(String spelled, String otherwise) {
        String other = JSON.replace(spelled, otherwise == null ? "" : otherwise);
        Comparison comparison = against(other);
        if (spelled.startsWith("cluster_")) {
            assertThat(Compared.lines(comparison)).singleElement().asString().contains("name: some_other_name → ");
        } else assertThat(Compared.lines(comparison)).isEmpty();
    }

    @Test
    void aFilterThatIsToldNothingNeedsNoSettings() {
        String bare = JSON.replaceAll(
                ", \"typed_config\": \\{ \"@type\": \"type.googleapis.com/envoy.extensions.filters.http.router.v3.Router\" \\}",
                "");
        assertThat(bare).isNotEqualTo(JSON);
        assertThat(Compared.lines(against(bare))).isEmpty();
    }

    @Test
    void whatIsOtherwiseIsAChange() {
        assertThat(Compared.lines(against(JSON.replace("\"timeout\": \"3s\"", "\"timeout\": \"3.500s\""))))
                .containsExactly("changed Mapping default/users: route.timeout: 3.5s → 3s");
    }

    @Test
    void whatIsNoConfigurationIsNone() {
        assertThat(DiffSide.live("a.json", "{}")).isEmpty();
        assertThat(DiffSide.live("a.json", "{\"kind\": \"List\", \"items\": []}"))
                .isEmpty();
        assertThat(DiffSide.live("a.json", "{ not JSON")).isEmpty();
    }
}
