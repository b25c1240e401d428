package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.ORIGIN;
import static emissaryctl.envoy.Gateways.forward;
import static emissaryctl.envoy.Gateways.prefix;
import static emissaryctl.envoy.Gateways.route;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.CorsRules;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.PathRewrite.KeepPath;
import emissaryctl.gateway.PathRewrite.ReplacePath;
import emissaryctl.gateway.PathRewrite.ReplacePrefix;
import emissaryctl.gateway.PathRewrite.ReplaceRegex;
import emissaryctl.gateway.RouteAuth.AuthorizeWith;
import emissaryctl.gateway.RouteAuth.SkipAuthorization;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteDecision.LocalReply;
import emissaryctl.gateway.RouteDecision.Redirection;
import emissaryctl.gateway.RouteErrors.AsEverywhere;
import io.envoyproxy.envoy.config.route.v3.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTranslatorTest {

    private final RouteTranslator translator = new RouteTranslator(Gateways.FILTERS, new OriginMetadata(false));

    @Test
    void aPlainRouteHasAMatchAndAnActionOnly() {
        assertThat(Json.of(translator.translate(route(forward("a"))))).isEqualTo(Json.parse("""
                {
                  "match": {"prefix": "/", "case_sensitive": true},
                  "route": {"cluster": "a", "timeout": "3s"}
                }"""));
    }

    @Test
    void theOriginStandsInTheMetadata() {
        Route route = new RouteTranslator(Gateways.FILTERS, new OriginMetadata(true)).translate(route(forward("a")));

        assertThat(Json.of(route.getMetadata())).isEqualTo(Json.parse("""
                {
                  "filter_metadata": {
                    "emissaryctl": {"resource": "Mapping default/users", "source": "k8s/a.yaml:12:3"}
                  }
                }"""));
    }

    @Test
    void oneRouteIsTranslatedOnceAndItsEqualAgain() {
        Gateway.Route route = route(forward("a"));

        assertThat(translator.translate(route)).isSameAs(translator.translate(route));
        assertThat(translator.translate(route(forward("a")))).isNotSameAs(translator.translate(route));
    }

    @Test
    void headersAreAddedOrReplacedAndRemoved() {
        HeaderEdits edits = new HeaderEdits(
                List.of(new HeaderAddition("x-a", "1", true), new HeaderAddition("x-b", "2", false)),
                List.of(new HeaderAddition("x-c", "3", false)),
                List.of("x-d"),
                List.of("x-e"));
        Gateway.Route plain = route(forward("a"));

        Route route = translator.translate(
                new Gateway.Route(ORIGIN, plain.criteria(), plain.decision(), edits, plain.auth(), plain.errors()));

        assertThat(Json.of(route)).isEqualTo(Json.parse("""
                {
                  "match": {"prefix": "/", "case_sensitive": true},
                  "route": {"cluster": "a", "timeout": "3s"},
                  "request_headers_to_add": [
                    {"header": {"key": "x-a", "value": "1"}},
                    {"header": {"key": "x-b", "value": "2"}, "append_action": "OVERWRITE_IF_EXISTS_OR_ADD"}
                  ],
                  "response_headers_to_add": [
                    {"header": {"key": "x-c", "value": "3"}, "append_action": "OVERWRITE_IF_EXISTS_OR_ADD"}
                  ],
                  "request_headers_to_remove": ["x-d"],
                  "response_headers_to_remove": ["x-e"]
                }"""));
    }

    @Test
    void corsAndAuthorizationStandByTheNameOfTheirFilter() {
        Forward plain = forward("a");
        CorsRules cors = new CorsRules(
                Optional.of(List.of("https://a.example")),
                Optional.of("GET"),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.of("60"),
                "routing.cors_enabled.1");
        Forward forward = new Forward(
                plain.cluster(),
                plain.timeout(),
                plain.idleTimeout(),
                plain.path(),
                plain.host(),
                plain.hashKeys(),
                plain.retries(),
                plain.mirrors(),
                Optional.of(cors),
                plain.descriptors(),
                plain.upgrades(),
                plain.priority());

        Route route = translator.translate(new Gateway.Route(
                ORIGIN, prefix("/"), forward, HeaderEdits.NONE, new SkipAuthorization(), new AsEverywhere()));

        assertThat(Json.of(route).get("typed_per_filter_config")).isEqualTo(Json.parse("""
                {
                  "envoy.filters.http.cors": {
                    "@type": "type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy",
                    "allow_origin_string_match": [{"exact": "https://a.example"}],
                    "allow_methods": "GET",
                    "max_age": "60",
                    "allow_credentials": true,
                    "filter_enabled": {"default_value": {"numerator": 100}, "runtime_key": "routing.cors_enabled.1"}
                  },
                  "envoy.filters.http.ext_authz": {
                    "@type": "type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute",
                    "disabled": true
                  }
                }"""));
    }

    @Test
    void authorizationMayBeToldMore() {
        Route route = translator.translate(new Gateway.Route(
                ORIGIN,
                prefix("/"),
                forward("a"),
                HeaderEdits.NONE,
                new AuthorizeWith(new TreeMap<>(Map.of("b", "2", "a", "1"))),
                new AsEverywhere()));

        assertThat(Json.of(route).get("typed_per_filter_config")).isEqualTo(Json.parse("""
                {
                  "envoy.filters.http.ext_authz": {
                    "@type": "type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute",
                    "check_settings": {"context_extensions": {"a": "1", "b": "2"}}
                  }
                }"""));
    }

    static Stream<Arguments> redirections() {
        return Stream.of(
                Arguments.of(new KeepPath(), 301, """
                        {"host_redirect": "h"}"""),
                Arguments.of(new ReplacePath("/p"), 302, """
                        {"host_redirect": "h", "path_redirect": "/p", "response_code": "FOUND"}"""),
                Arguments.of(new ReplacePrefix("/p"), 303, """
                        {"host_redirect": "h", "prefix_rewrite": "/p", "response_code": "SEE_OTHER"}"""),
                Arguments.of(new KeepPath(), 307, """
                        {"host_redirect": "h", "response_code": "TEMPORARY_REDIRECT"}"""),
                Arguments.of(new ReplaceRegex("a+", "\\0"), 308, """
                        {
                          "host_redirect": "h",
                          "regex_rewrite": {"pattern": {"regex": "a+"}, "substitution": "\\\\0"},
                          "response_code": "PERMANENT_REDIRECT"
                        }"""));
    }

    @ParameterizedTest
    @MethodSource("redirections")
    void redirectionsChangeHostAndPath(PathRewrite path, int status, String expected) {
        Redirection redirection =
                new Redirection(Optional.empty(), Optional.of("h"), Optional.empty(), path, Optional.of(status));

        assertThat(Json.of(translator.translate(route(redirection)).getRedirect()))
                .isEqualTo(Json.parse(expected));
    }

    @Test
    void redirectionsChangeSchemeAndPort() {
        Redirection redirection = new Redirection(
                Optional.of("https"), Optional.empty(), Optional.of(8443), new KeepPath(), Optional.empty());

        assertThat(Json.of(translator.translate(route(redirection)).getRedirect()))
                .isEqualTo(Json.parse("""
                {"scheme_redirect": "https", "port_redirect": 8443}"""));
    }

    @Test
    void redirectionToHttpsIsOneField() {
        assertThat(Json.of(translator.translate(route(new HttpsRedirection())))).isEqualTo(Json.parse("""
                {"match": {"prefix": "/", "case_sensitive": true}, "redirect": {"https_redirect": true}}"""));
    }

    @Test
    void repliesAreGivenAtOnce() {
        assertThat(Json.of(translator.translate(route(new LocalReply(404, "no\n")))))
                .isEqualTo(Json.parse("""
                {
                  "match": {"prefix": "/", "case_sensitive": true},
                  "direct_response": {"status": 404, "body": {"inline_string": "no\\n"}}
                }"""));
    }
}
