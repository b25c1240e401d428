package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.output.JsonConfigWriter;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import emissaryctl.traffic.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of what other hands write and the matcher does not understand nothing is claimed, and it is said what that is.
class ForeignConfigurationTest {

    private static final String OLD = resources("users", "items");
    private static final DiffSide SIDE = Compared.side("old.yaml", OLD, Profile.RECOMMENDED);
    private static final String JSON = new JsonConfigWriter()
            .write(EnvoyTranslator.translate(SIDE.gateway().orElseThrow(), new TranslateOptions(false)))
            .replaceAll("\\s*\n\\s*", " ");

    private static String resources(String users, String items) {
        return String.join(
                "\n---\n",
                Manifest.listener(8080, "HTTP", "XFP"),
                Manifest.host("all", "*", "Route"),
                Manifest.mapping("users", users, "prefix: /users/\n"),
                Manifest.mapping("items", items, "prefix: /items/\nheaders: {x-kind: book}\n"));
    }

    private static Comparison compare(String json, String now) {
        return Diffing.compare(
                DiffSide.live("live.json", json).orElseThrow(), Compared.side("new.yaml", now, Profile.RECOMMENDED));
    }

    private static Comparison movingUsers(String json) {
        return compare(json, resources("people", "items"));
    }

    private static Entry users(Comparison comparison) {
        return comparison.entries().stream()
                .filter(entry -> entry.resource()
                        .filter(ref -> ref.name().equals("users"))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(Entry entry) {
        return entry.judgements().stream().map(Judgement::code).toList();
    }

    @Test
    void whatIsUnderstoodIsJudged() {
        Comparison comparison = movingUsers(JSON);
        assertThat(users(comparison).evidence()).isInstanceOf(Evidence.Found.class);
        assertThat(codes(users(comparison))).containsExactly("EMCD003");
        assertThat(comparison.notUnderstood()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"http_filters\": [ | \"http_filters\": [ { \"name\": \"example.fault\", \"typed_config\": { \"@type\": \"type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault\" } }, | filter chain with HTTP filter example.fault",
                "\"http_filters\": [ | \"http_filters\": [ { \"name\": \"script\", \"typed_config\": { \"@type\": \"type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua\", \"default_source_code\": { \"inline_string\": \"x\" } } }, | filter chain with HTTP filter script",
                "\"prefix\": \"/users/\", | \"prefix\": \"/users/\", \"grpc\": {}, | route match.grpc",
                "\"prefix\": \"/users/\", | \"prefix\": \"/users/\", \"query_parameters\": [ { \"name\": \"a\", \"string_match\": { \"contains\": \"b\" } } ], | route match.query_parameters.string_match.contains",
                "\"prefix\": \"/users/\", | \"prefix\": \"/users/\", \"filter_state\": [ { \"key\": \"a\" } ], | route match.filter_state",
                "\"prefix\": \"/users/\", | \"prefix\": \"/users/\", \"dynamic_metadata\": [ { \"filter\": \"a\" } ], | route match.dynamic_metadata",
                "\"prefix\": \"/users/\", | \"prefix\": \"/users/\", \"headers\": [ { \"name\": \"a\", \"string_match\": { \"exact\": \"b\" }, \"invert_match\": true } ], | route match.headers.invert_match",
                "\"prefix\": \"/users/\", | \"safe_regex\": { \"regex\": \"(?P<a>a)(?P<a>b)\" }, | route match.safe_regex.regex",
                "\"domains\": | \"matcher\": { \"matcher_tree\": {} }, \"domains\": | virtual host matcher",
                "\"domains\": | \"require_tls\": \"ALL\", \"domains\": | virtual host require_tls",
                "\"use_remote_address\": | \"original_ip_detection_extensions\": [ { \"name\": \"x\" } ], \"use_remote_address\": | filter chain original_ip_detection_extensions",
                "\"normalize_path\": true | \"normalize_path\": false | filter chain normalize_path",
                "\"filter_chains\": | \"default_filter_chain\": { \"name\": \"rest\" }, \"filter_chains\": | listener default_filter_chain",
                "\"filter_chains\": [ { | \"filter_chains\": [ { \"filter_chain_match\": { \"destination_port\": 80 }, | listener filter_chain_match.destination_port",
                "\"filter_chains\": | \"additional_addresses\": [ {} ], \"filter_chains\": | listener additional_addresses",
                "\"prefix_rewrite\": \"/\", | \"prefix_rewrite\": \"/\", \"hedge_policy\": {}, | route route.hedge_policy",
                "\"cluster\": \"cluster_users_default\", | \"cluster_header\": \"x-to\", | route route.cluster_header",
            })
    void whatIsNotUnderstoodIsNotJudged(String ours, String foreign, String what) {
        assertThat(JSON).contains(ours);
        Comparison comparison = movingUsers(JSON.replace(ours, foreign));
        assertThat(comparison.notUnderstood())
                .allMatch(each -> each.side().equals("live.json"))
                .extracting(NotUnderstood::what)
                .containsExactly(what);
        assertThat(comparison.entries())
                .allSatisfy(entry -> {
                    assertThat(entry.witness()).isEmpty();
                    assertThat(codes(entry)).doesNotContain("EMCD001", "EMCD003");
                })
                .anySatisfy(entry -> assertThat(entry.evidence()).isInstanceOf(Evidence.NotKnown.class));
    }

    /// The matcher knows of the rest of what the route wants that it does not take these requests.
    @Test
    void aRouteThatTakesOtherRequestsDoesNoHarm() {
        String json = JSON.replace("\"prefix\": \"/items/\",", "\"prefix\": \"/items/\", \"grpc\": {},");
        Comparison comparison = movingUsers(json);
        assertThat(users(comparison).evidence()).isInstanceOf(Evidence.Found.class);
        assertThat(comparison.notUnderstood()).containsExactly(new NotUnderstood("live.json", "route match.grpc", 2));
    }

    /// A listener may have other ports beside its own.
    @Test
    void nothingIsSaidOfPortsWhereAListenerIsNotUnderstood() {
        String json = JSON.replace("\"filter_chains\":", "\"additional_addresses\": [ {} ], \"filter_chains\":");
        String elsewhere = OLD.replace("port: 8080", "port: 8081");
        assertThat(elsewhere).isNotEqualTo(OLD);
        assertThat(compare(json, elsewhere).entries())
                .isNotEmpty()
                .noneMatch(entry -> entry.witness().isPresent());
    }

    /// One that may take them may as well not.
    @Test
    void aRouteThatMayTakeTheRequestsBeforeLeavesThemInDoubt() {
        String json = JSON.replace("\"prefix\": \"/items/\",", "\"prefix\": \"/users/\", \"filter_state\": [ {} ],")
                .replaceAll("\"headers\": \\[ \\{ \"name\": \"x-kind\".*?\\} \\} \\],", "");
        Comparison comparison = movingUsers(json);
        assertThat(users(comparison).evidence()).isInstanceOf(Evidence.NotKnown.class);
        assertThat(codes(users(comparison))).isEmpty();
    }

    /// A route for HTTPS alone, and one beside it that may or may not take the rest.
    @Test
    void ofCleartextNothingIsSaidWhereARouteIsNotUnderstood() {
        int second = JSON.lastIndexOf("\"prefix\": \"/users/\",");
        String json = JSON.substring(0, second) + "\"grpc\": {}, " + JSON.substring(second);
        assertThat(movingUsers(json).entries())
                .allSatisfy(entry -> assertThat(codes(entry)).doesNotContain("EMCD006"));
    }

    /// Access control by something else than addresses is not one by addresses.
    @Test
    void anAccessControlThatIsAboutSomethingElseIsNotJudgedByItsAddresses() {
        String json = JSON.replace(
                "\"http_filters\": [",
                "\"http_filters\": [ { \"name\": \"envoy.filters.http.rbac\", \"typed_config\": { \"@type\":"
                        + " \"type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC\", \"rules\": { \"policies\": {"
                        + " \"p\": { \"permissions\": [ { \"any\": true } ], \"principals\": [ { \"authenticated\": {} } ] } } } } },");
        Comparison comparison = movingUsers(json);
        assertThat(comparison.notUnderstood())
                .extracting(NotUnderstood::what)
                .containsExactly("filter chain with HTTP filter envoy.filters.http.rbac");
        assertThat(comparison.entries())
                .allSatisfy(entry -> assertThat(codes(entry)).isEmpty());
    }

    @Test
    void nothingOfItsTextIsShown() {
        String json = JSON.replace(
                "\"http_filters\": [",
                "\"http_filters\": [ { \"name\": \"script\", \"typed_config\": { \"@type\": \"type.googleapis.com/a.b.C\", \"password\": \"hush\" } },");
        assertThat(movingUsers(json).notUnderstood().toString())
                .contains("script")
                .doesNotContain("hush");
    }
}
