package emissaryctl.envoy.filter;

import static emissaryctl.envoy.Gateways.FILTERS;
import static emissaryctl.envoy.Gateways.forward;
import static emissaryctl.envoy.Gateways.route;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.envoy.Json;
import emissaryctl.gateway.ErrorReply;
import emissaryctl.gateway.ErrorReply.FileBody;
import emissaryctl.gateway.ErrorReply.JsonBody;
import emissaryctl.gateway.ErrorReply.TextBody;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.FilterSettings.ErrorReplacement;
import emissaryctl.gateway.FilterSettings.Grpc;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RouteErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ErrorReplyFilterTest {

    private static final ErrorReply TEXT = new ErrorReply(404, "text/plain", new TextBody("nothing"));
    private static final ErrorReply JSON =
            new ErrorReply(503, "application/json", new JsonBody(new LinkedHashMap<>(Map.of("a", "%RESPONSE_CODE%"))));
    private static final ErrorReply FILE = new ErrorReply(500, "100%", new FileBody("/etc/500.html"));

    @Test
    void eachStatusHasItsBody() {
        JsonNode part = part(new ErrorReplyFilter(), replacing(List.of(TEXT, JSON, FILE)));

        JsonNode tree = part.get("custom_response_matcher").get("matcher_tree");
        assertThat(tree.get("input").get("typed_config").get("@type").asString())
                .isEqualTo("type.googleapis.com/envoy.type.matcher.v3.HttpResponseStatusCodeMatchInput");
        JsonNode map = tree.get("exact_match_map").get("map");
        assertThat(map.propertyNames()).containsExactlyInAnyOrder("404", "500", "503");
        assertThat(policy(map, "404")).isEqualTo(Json.parse("""
                {
                  "@type": "type.googleapis.com/envoy.extensions.http.custom_response.local_response_policy.v3.LocalResponsePolicy",
                  "body_format": {"text_format_source": {"inline_string": "nothing"}},
                  "response_headers_to_add": [{
                    "header": {"key": "content-type", "value": "text/plain"},
                    "append_action": "OVERWRITE_IF_EXISTS_OR_ADD"
                  }]
                }"""));
        assertThat(policy(map, "503").get("body_format")).isEqualTo(Json.parse("""
                {"json_format": {"a": "%RESPONSE_CODE%"}}"""));
        assertThat(policy(map, "500").get("body_format")).isEqualTo(Json.parse("""
                {"text_format_source": {"filename": "/etc/500.html"}}"""));
        assertThat(policy(map, "500").toString()).contains("\"value\":\"100%%\"");
    }

    private static JsonNode policy(JsonNode map, String status) {
        return map.get(status).get("action").get("typed_config");
    }

    @Test
    void noFilterIsThereWhenNothingIsReplaced() {
        assertThat(new ErrorReplyFilter().chainPart(FILTERS)).isEmpty();
        assertThat(new RouteErrorReplyFilter().chainPart(FILTERS)).isEmpty();
        assertThat(new KeptHeadersFilter().chainPart(FILTERS)).isEmpty();
    }

    @Test
    void routeWithItsOwnSwitchesTheCommonOnesOff() {
        Gateway.Route own = withErrors(new RouteErrors.Replaced(List.of(TEXT)));

        assertThat(Json.of(new ErrorReplyFilter().routePart(own).orElseThrow()))
                .isEqualTo(Json.parse("{\"disabled\": true}"));
        assertThat(Json.of(new RouteErrorReplyFilter().routePart(own).orElseThrow()))
                .isEqualTo(part(new ErrorReplyFilter(), replacing(List.of(TEXT))));
        assertThat(new KeptHeadersFilter().routePart(own)).isEmpty();
    }

    @Test
    void routeWithOnlyUnusableOnesHasNone() {
        Gateway.Route own = withErrors(new RouteErrors.Replaced(List.of()));

        assertThat(new ErrorReplyFilter().routePart(own)).isPresent();
        assertThat(new RouteErrorReplyFilter().routePart(own)).isEmpty();
    }

    @Test
    void bypassingRouteSwitchesAllOff() {
        Gateway.Route bypassing = withErrors(new RouteErrors.Unchanged());

        assertThat(new ErrorReplyFilter().routePart(bypassing)).isPresent();
        assertThat(new RouteErrorReplyFilter().routePart(bypassing)).isEmpty();
        assertThat(Json.of(new KeptHeadersFilter().routePart(bypassing).orElseThrow()))
                .isEqualTo(Json.parse("{\"disabled\": true}"));
    }

    @Test
    void ordinaryRouteSaysNothing() {
        Gateway.Route ordinary = route(forward("a"));

        assertThat(HttpFilters.ORDER)
                .allMatch(filter -> filter.routePart(ordinary).isEmpty());
    }

    private static Gateway.Route withErrors(RouteErrors errors) {
        Gateway.Route plain = route(forward("a"));
        return new Gateway.Route(
                plain.origin(), plain.criteria(), plain.decision(), plain.headers(), plain.auth(), errors);
    }

    private static FilterSettings replacing(List<ErrorReply> replies) {
        return new FilterSettings(
                Grpc.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ErrorReplacement(replies, List.of("retry-after"))),
                false,
                List.of());
    }

    private static JsonNode part(HttpFilter filter, FilterSettings settings) {
        return Json.of(filter.chainPart(settings).orElseThrow());
    }
}
