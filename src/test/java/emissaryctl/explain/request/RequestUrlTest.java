package emissaryctl.explain.request;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.explain.request.Request.Scheme;
import emissaryctl.explain.request.RequestUrl.Misunderstood;
import emissaryctl.explain.request.RequestUrl.Understood;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestUrlTest {

    @Test
    void partsAreTakenAsTheyAre() {
        assertThat(RequestUrl.parse("https://Example.com:8443/a/../b?c=%41#d"))
                .isEqualTo(new Understood(Scheme.HTTPS, "Example.com:8443", Optional.of(8443), "/a/../b?c=%41"));
        assertThat(RequestUrl.parse("HTTP://h?q")).isEqualTo(new Understood(Scheme.HTTP, "h", Optional.empty(), "/?q"));
        assertThat(RequestUrl.parse("http://[::1]:81/"))
                .isEqualTo(new Understood(Scheme.HTTP, "[::1]:81", Optional.of(81), "/"));
    }

    @Test
    void standardPortIsNotSent() {
        assertThat(RequestUrl.parse("https://h:443/"))
                .isEqualTo(new Understood(Scheme.HTTPS, "h", Optional.empty(), "/"));
        assertThat(RequestUrl.parse("https://h:80/"))
                .isEqualTo(new Understood(Scheme.HTTPS, "h:80", Optional.of(80), "/"));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, scheme",
        "ftp://h/, scheme",
        "http:///a, host",
        "http://u@h/, user",
        "http://h:99999/, port",
        "http://h:x/, port",
        "http://h/é, percent-encoded",
        "http://a b/, host"
    })
    void whatNoClientSendsIsRefused(String url, String reason) {
        assertThat(RequestUrl.parse(url))
                .isInstanceOfSatisfying(
                        Misunderstood.class, why -> assertThat(why.reason()).contains(reason));
    }
}
