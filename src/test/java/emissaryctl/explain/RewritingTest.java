package emissaryctl.explain;

import static emissaryctl.explain.Assembled.CLEARTEXT;
import static emissaryctl.explain.Assembled.mapping;
import static emissaryctl.explain.Assembled.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewritingTest {

    private static Verdict verdict(String yaml, String authority, String path) {
        Request request = Request.of("GET", Scheme.HTTP, authority, Optional.empty(), path);
        return Router.explaining(Assembled.of(CLEARTEXT + yaml))
                .decide(request)
                .branches()
                .getFirst()
                .verdict();
    }

    private static String upstream(String spec, String path) {
        Forwarded forwarded = (Forwarded) verdict(mapping("svc", spec), "h", path);
        return forwarded.request().path();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prefix: /a/               | /a/x?q=1   | /x?q=1",
                "prefix: /a                | /a/x       | //x",
                "{prefix: /a/, rewrite: ''}| /a/x       | /a/x",
                "{prefix: /a/, rewrite: /b}| /a/x       | /bx",
                "{prefix: /A/, case_sensitive: false, rewrite: /b/} | /a/X | /b/X",
                "{prefix: '/a/[0-9]+', prefix_regex: true, rewrite: /n} | /a/17?q | /n?q",
                "{prefix: /a, prefix_exact: true, rewrite: /b} | /a?q | /b?q",
                "{prefix: /, regex_rewrite: {pattern: '/v([0-9])/(.*)', substitution: '/\\2/\\1'}} | /v1/x?y | /x/1?y",
                "{prefix: /, regex_rewrite: {pattern: 'x*', substitution: '-'}} | /xa | -/-a-",
                "{prefix: /, regex_rewrite: {pattern: '.*', substitution: ''}} | /a?b | /a?b",
            })
    void pathsAreRewritten(String spec, String sent, String expected) {
        String fields = spec.startsWith("{")
                ? spec.substring(1, spec.length() - 1).replaceAll(", (?=[a-z_]+:)(?![^{]*})", "\n")
                : spec;
        assertThat(upstream(fields, sent)).isEqualTo(expected);
    }

    private static String redirected(String spec, String authority, String path) {
        Redirected to = (Redirected) verdict(
                resource("Mapping", "old", "hostname: '*'\nservice: new.example.com\nhost_redirect: true\n" + spec),
                authority,
                path);
        return to.status() + " " + to.location();
    }

    @Test
    void redirectsKeepTheQueryUnlessTheNewPathHasOne() {
        assertThat(redirected("prefix: /a/", "h", "/a/b?c")).isEqualTo("301 http://new.example.com/a/b?c");
        assertThat(redirected("prefix: /a/\npath_redirect: /n", "h", "/a/b?c"))
                .isEqualTo("301 http://new.example.com/n?c");
        assertThat(redirected("prefix: /a/\npath_redirect: '/n?d'\nredirect_response_code: 308", "h", "/a/b?c"))
                .isEqualTo("308 http://new.example.com/n?d");
        assertThat(redirected("prefix: /a/\nprefix_redirect: new-", "h", "/a/b?c"))
                .isEqualTo("301 http://new.example.com/new-b?c");
    }

    @ParameterizedTest
    @CsvSource({
        "h, https://h/x?y",
        "h:80, https://h/x?y",
        "h:8080, https://h:8080/x?y",
        "[::1]:80, https://[::1]/x?y",
        "h:443, https://h:443/x?y"
    })
    void onTheWayToHttpsOnlyTheStandardPortIsLost(String authority, String location) {
        String yaml = Assembled.listener(8080, "HTTP", "XFP")
                + Assembled.host("h", "*", "Redirect")
                + mapping("svc", "prefix: /");
        Request request = Request.of("GET", Scheme.HTTP, authority, Optional.empty(), "/x?y");
        Trace trace = Router.explaining(Assembled.of(yaml)).decide(request);
        assertThat(trace.branches().getFirst().verdict()).isEqualTo(new Redirected(301, location, Optional.empty()));
    }

    @Test
    void hostIsThatOfTheServiceWhenTold() {
        Forwarded kept = (Forwarded) verdict(mapping("svc", "prefix: /"), "h:1", "/");
        assertThat(kept.request().authority()).isEqualTo("h:1");
        Forwarded replaced = (Forwarded) verdict(mapping("svc", "prefix: /\nhost_rewrite: inner"), "h", "/");
        assertThat(replaced.request().authority()).isEqualTo("inner");
        Forwarded automatic = (Forwarded) verdict(mapping("svc", "prefix: /\nauto_host_rewrite: true"), "h", "/");
        assertThat(automatic.request().authority()).isEqualTo("svc");
    }
}
