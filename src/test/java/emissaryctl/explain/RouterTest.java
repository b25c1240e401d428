package emissaryctl.explain;

import static emissaryctl.explain.Assembled.CLEARTEXT;
import static emissaryctl.explain.Assembled.host;
import static emissaryctl.explain.Assembled.listener;
import static emissaryctl.explain.Assembled.mapping;
import static emissaryctl.explain.Assembled.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.Arrival.Cause;
import emissaryctl.explain.Arrival.Closed;
import emissaryctl.explain.Arrival.ListenerReason;
import emissaryctl.explain.Arrival.Nowhere;
import emissaryctl.explain.Arrival.NowhereCause;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Why;
import emissaryctl.explain.filter.AddressDecision;
import emissaryctl.explain.filter.AuthDecision;
import emissaryctl.explain.filter.DescriptorDecision;
import emissaryctl.explain.match.Mismatch;
import emissaryctl.explain.match.Mismatch.HeaderDiffers;
import emissaryctl.explain.match.Mismatch.PathDiffers;
import emissaryctl.explain.match.Mismatch.QueryDiffers;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final Request GET = Request.of("GET", Scheme.HTTP, "example.com", Optional.empty(), "/a/x?p=1");

    private static Trace decide(String yaml, Request request) {
        return Router.explaining(Assembled.of(yaml)).decide(request);
    }

    private static Request with(String... namesAndValues) {
        HeaderFields headers = HeaderFields.NONE;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers = headers.adding(namesAndValues[i], namesAndValues[i + 1]);
        }
        return GET.with(headers);
    }

    @Test
    void everyReasonIsTold() {
        Trace trace = decide(
                CLEARTEXT
                        + mapping(
                                "picky", "prefix: /A/\nmethod: POST\nheaders: {x-t: blue}\nquery_parameters: {p: '2'}"),
                with("x-t", "red"));
        List<Mismatch> mismatches = trace.routes().orElseThrow().candidates().stream()
                .filter(candidate ->
                        candidate.route().origin().resource().name().equals("picky"))
                .findFirst()
                .orElseThrow()
                .mismatches();
        // Before it stands the variant for HTTPS, so that the scheme is wrong as well.
        assertThat(mismatches).hasSize(5);
        assertThat(mismatches.getFirst())
                .isInstanceOfSatisfying(
                        PathDiffers.class,
                        path -> assertThat(path.caseDiffers()).isTrue());
        assertThat(mismatches)
                .anyMatch(m -> m instanceof HeaderDiffers(var wanted, var value)
                        && wanted.name().equals(":method")
                        && value.equals(Optional.of("GET")));
        assertThat(mismatches)
                .anyMatch(m -> m instanceof HeaderDiffers(var wanted, var value)
                        && wanted.name().equals("x-t")
                        && value.equals(Optional.of("red")));
        assertThat(mismatches.getLast()).isInstanceOf(QueryDiffers.class);
        assertThat(trace.branches().getFirst().verdict())
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.why()).isEqualTo(Why.NO_ROUTE));
    }

    @Test
    void hostsAreFoundInEnvoysOrder() {
        String yaml = listener(8080, "HTTP", "XFP")
                + host("all", "*", "Route")
                + host("short", "*.example.com", "Route")
                + host("long", "*.b.example.com", "Route")
                + host("begin", "a.b.*", "Route")
                + host("exact", "a.b.example.com", "Route")
                + mapping("svc", "prefix: /");
        Map<String, String> expected = Map.of(
                "A.B.example.com", "a.b.example.com",
                "x.b.example.com", "*.b.example.com",
                "b.example.com", "*.example.com",
                "a.b.example.org", "a.b.*",
                "example.com", "*",
                "a.b.example.com:8080", "a.b.*");
        expected.forEach((authority, domain) -> {
            Request request = Request.of("GET", Scheme.HTTP, authority, Optional.empty(), "/");
            assertThat(decide(yaml, request).host().orElseThrow().domain()).isEqualTo(domain);
        });
    }

    @Test
    void portOfTheListenerIsStrippedWhenTold() {
        String yaml = listener(8080, "HTTP", "XFP")
                + host("h", "example.com", "Route")
                + mapping("svc", "prefix: /")
                + resource("Module", "ambassador", "config: {strip_matching_host_port: true}");
        Request own = Request.of("GET", Scheme.HTTP, "example.com:8080", Optional.of(8080), "/");
        assertThat(decide(yaml, own).host()).isPresent();
        Request other = Request.of("GET", Scheme.HTTP, "example.com:8081", Optional.of(8081), "/");
        assertThat(decide(yaml, other).branches().getFirst().verdict())
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.why()).isEqualTo(Why.NO_VIRTUAL_HOST));
    }

    @Test
    void weightsBecomeShares() {
        Trace trace =
                decide(CLEARTEXT + mapping("new", "prefix: /a/\nweight: 30") + mapping("old", "prefix: /a/"), GET);
        assertThat(trace.branches()).extracting(Branch::percent).containsExactly(30, 70);
        assertThat(trace.branches())
                .extracting(branch ->
                        branch.route().orElseThrow().origin().resource().name())
                .containsExactly("new", "old");
    }

    @Test
    void listenersAreFoundByPortAndScheme() {
        String yaml = listener(8080, "HTTP", "XFP")
                + listener(9090, "HTTP", "XFP")
                + host("h", "*", "Route")
                + mapping("svc", "prefix: /");
        assertThat(reached(decide(yaml, GET))).isEqualTo("8080 FIRST_SUITABLE");
        Request byUrl = Request.of("GET", Scheme.HTTP, "h:9090", Optional.of(9090), "/");
        assertThat(reached(decide(yaml, byUrl))).isEqualTo("9090 URL_PORT");
        assertThat(reached(decide(yaml, GET.at(Optional.of(9090))))).isEqualTo("9090 GATEWAY_PORT");
        assertThat(decide(yaml, GET.at(Optional.of(1))).arrival()).isEqualTo(new Nowhere(NowhereCause.NONE_ON_PORT));
        assertThat(decide(yaml, GET.overHttp3(true)).arrival()).isEqualTo(new Nowhere(NowhereCause.NONE_FOR_HTTP3));
        assertThat(decide("", GET).arrival()).isEqualTo(new Nowhere(NowhereCause.NO_LISTENERS));
    }

    private static String reached(Trace trace) {
        Accepted accepted = (Accepted) trace.arrival();
        return accepted.listener().address().port() + " " + accepted.reason();
    }

    @Test
    void httpsMayEndInFrontOfTheGateway() {
        Request https = Request.of("GET", Scheme.HTTPS, "h", Optional.empty(), "/");
        String stranger = CLEARTEXT + mapping("svc", "prefix: /");
        assertThat(decide(stranger, https).arrival()).isEqualTo(new Nowhere(NowhereCause.NONE_FOR_TLS));

        String trusting = listener(8080, "HTTP", "XFP") + "  l7Depth: 1\n" + host("h", "*", "Redirect")
                + mapping("svc", "prefix: /");
        Trace trace = decide(trusting, https);
        assertThat(reached(trace)).isEqualTo("8080 " + ListenerReason.TLS_ENDS_BEFORE);
        assertThat(trace.received().orElseThrow().header("x-forwarded-proto")).hasValue("https");
        assertThat(trace.branches().getFirst().verdict()).isInstanceOf(Verdict.Forwarded.class);
        assertThat(decide(trusting, GET).branches().getFirst().verdict()).isInstanceOf(Verdict.Redirected.class);
    }

    @Test
    void tlsOnACleartextPortFails() {
        Request https = Request.of("GET", Scheme.HTTPS, "h:8080", Optional.of(8080), "/");
        Trace trace = decide(CLEARTEXT + mapping("svc", "prefix: /"), https);
        assertThat(trace.arrival())
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.cause()).isEqualTo(Cause.TLS_ON_CLEARTEXT));
    }

    @Test
    void addressesAreLetInOrNot() {
        String yaml = CLEARTEXT
                + mapping("svc", "prefix: /")
                + resource("Module", "ambassador", "config: {ip_allow: [{peer: 10.0.0.0/8}]}");
        assertThat(address(decide(yaml, GET))).isEqualTo(AddressDecision.UNKNOWN);
        assertThat(address(decide(yaml, GET.from(Optional.of("10.9.8.7"))))).isEqualTo(AddressDecision.PASSED);
        Trace refused = decide(yaml, GET.from(Optional.of("11.9.8.7")));
        assertThat(address(refused)).isEqualTo(AddressDecision.REFUSED);
        assertThat(refused.branches().getFirst().verdict())
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.status()).isEqualTo(403));
    }

    private static AddressDecision address(Trace trace) {
        return trace.branches().getFirst().filtering().orElseThrow().address();
    }

    @Test
    void headersOfTheRequestBecomeDescriptors() {
        String yaml = CLEARTEXT
                + resource("RateLimitService", "limits", "service: limits\nprotocol_version: v3\ndomain: shop")
                + mapping("svc", """
                        prefix: /
                        labels:
                          shop:
                          - group:
                            - request_headers: {key: user, header_name: x-user}
                            - generic_key: {value: page}
                        """);
        assertThat(limits(decide(yaml, with("x-user", "ann"))))
                .hasToString("[Sent[entries=[Told[key=user, value=Optional[ann]], "
                        + "Told[key=generic_key, value=Optional[page]]], limit=Optional.empty]]");
        assertThat(limits(decide(yaml, GET))).containsExactly(new DescriptorDecision.NotSent("x-user"));
    }

    private static List<DescriptorDecision> limits(Trace trace) {
        return trace.branches().getFirst().filtering().orElseThrow().rateLimits();
    }

    @Test
    void authorizationIsAskedUnlessTheRouteDoesWithout() {
        String yaml = CLEARTEXT
                + resource("AuthService", "auth", "auth_service: auth\nproto: http")
                + mapping("open", "prefix: /open/\nbypass_auth: true")
                + mapping("told", "prefix: /a/\nauth_context_extensions: {team: blue}");
        assertThat(auth(decide(yaml, GET)))
                .isInstanceOfSatisfying(
                        AuthDecision.Asked.class,
                        asked -> assertThat(asked.contextExtensions()).containsExactly(Map.entry("team", "blue")));
        Request open = Request.of("GET", Scheme.HTTP, "h", Optional.empty(), "/open/");
        assertThat(auth(decide(yaml, open))).isInstanceOf(AuthDecision.Skipped.class);
        Request none = Request.of("GET", Scheme.HTTP, "h", Optional.empty(), "/none");
        assertThat(auth(decide(yaml, none))).isInstanceOf(AuthDecision.Asked.class);
    }

    private static AuthDecision auth(Trace trace) {
        return trace.branches().getFirst().filtering().orElseThrow().auth();
    }

    @Test
    void upgradesNeedPermission() {
        String yaml = CLEARTEXT + mapping("svc", "prefix: /a/\nallow_upgrade: [websocket]");
        assertThat(decide(yaml, with("connection", "Upgrade", "upgrade", "websocket"))
                        .branches()
                        .getFirst()
                        .verdict())
                .isInstanceOf(Verdict.Forwarded.class);
        assertThat(decide(yaml, with("connection", "Upgrade", "upgrade", "other"))
                        .branches()
                        .getFirst()
                        .verdict())
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.why()).isEqualTo(Why.UPGRADE_REFUSED));
    }
}
