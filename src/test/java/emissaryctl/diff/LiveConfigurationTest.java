package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
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
    private static final String JSON = json(SIDE);

    private static String json(DiffSide side) {
        return new JsonConfigWriter()
                .write(EnvoyTranslator.translate(side.gateway().orElseThrow(), new TranslateOptions(false)))
                .replaceAll("\\s*\n\\s*", " ");
    }

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

    private static final String RICH = Manifest.listener(8080, "HTTP", "XFP") + "\n---\n"
            + Manifest.host("all", "*", "Route") + "\n---\n"
            + Manifest.mapping(
                    "users",
                    "users",
                    "prefix: /users/\ngrpc: true\nregex_headers: {x-kind: b.*k}\n"
                            + "add_request_headers: {x-a: {value: b, append: false}}\n"
                            + "cors: {origins: [http://a.example.com], methods: [GET]}\n");

    /// What Emissary writes, and Envoy has another form for today.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"append_action\": \"OVERWRITE_IF_EXISTS_OR_ADD\" | \"append\": false",
                "\"string_match\": { \"safe_regex\": { \"regex\": \"b.*k\" } } | \"safe_regex_match\": { \"google_re2\": { \"max_program_size\": 200 }, \"regex\": \"b.*k\" }",
                "\"typed_extension_protocol_options\": { \"envoy.extensions.upstreams.http.v3.HttpProtocolOptions\": { \"@type\": \"type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions\", \"explicit_http_config\": { \"http2_protocol_options\": {} } } } | \"http2_protocol_options\": {}",
            })
    void anOlderFormIsNoChange(String today, String older) {
        DiffSide side = Compared.side("a.yaml", RICH, Profile.RECOMMENDED);
        String json = json(side);
        assertThat(json).contains(today);
        Comparison comparison = Diffing.compare(
                DiffSide.live("live.json", json.replace(today, older)).orElseThrow(), side);
        assertThat(Compared.lines(comparison)).isEmpty();
        assertThat(comparison.notUnderstood()).isEmpty();
    }

    @Test
    void crossOriginRulesInTheActionAreThoseOfTheFilter() {
        DiffSide side = Compared.side("a.yaml", RICH, Profile.RECOMMENDED);
        String older = json(side)
                .replaceAll(
                        ", \"typed_per_filter_config\": \\{ \"envoy.filters.http.cors\": \\{ \"@type\": \"[^\"]*\", (.*?\\} ?)\\} \\} \\}",
                        " }")
                .replace(
                        "\"timeout\": \"3s\"",
                        "\"timeout\": \"3s\", \"cors\": { \"allow_origin_string_match\": [ { \"exact\": \"http://a.example.com\" } ], \"allow_methods\": \"GET\", \"filter_enabled\": { \"default_value\": { \"numerator\": 100 }, \"runtime_key\": \"routing.x\" } }");
        assertThat(older).contains("\"cors\": {").doesNotContain("CorsPolicy");
        Comparison comparison =
                Diffing.compare(DiffSide.live("live.json", older).orElseThrow(), side);
        assertThat(Compared.lines(comparison)).isEmpty();
    }

    /// Probes and diagnostics of Emissary lead to a process of its own.
    @Test
    void routesToEmissarysOwnProcessAreNotCompared() {
        String own =
                "{ \"match\": { \"prefix\": \"/ambassador/v0/%1$s\" }, \"route\": { \"cluster\": \"own\", \"prefix_rewrite\":"
                        + " \"/ambassador/v0/%1$s\", \"timeout\": \"10s\" } },";
        String cluster =
                "{ \"name\": \"own\", \"type\": \"STRICT_DNS\", \"connect_timeout\": \"3s\", \"load_assignment\": {"
                        + " \"endpoints\": [ { \"lb_endpoints\": [ { \"endpoint\": { \"address\": { \"socket_address\": {"
                        + " \"address\": \"127.0.0.1\", \"port_value\": 8877 } } } } ] } ] } },";
        String probes = own.formatted("check_ready") + own.formatted("check_alive") + own.formatted("");
        String json = JSON.replaceAll(
                        "\\{ \"match\": \\{ \"prefix\": \"/ambassador/v0/check_(ready|alive)\".*?\"disabled\": true \\} \\} \\},",
                        "")
                .replace("\"routes\": [", "\"routes\": [ " + probes)
                .replace("\"clusters\": [", "\"clusters\": [ " + cluster);
        assertThat(json).doesNotContain("ready\\n");
        Comparison comparison = against(json);
        assertThat(Compared.lines(comparison)).isEmpty();
        assertThat(comparison.passedOver()).containsEntry("routes to Emissary's own process", 3);
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
