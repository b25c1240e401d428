package emissaryctl.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void whatStandsBetweenBackticksIsCode() {
        assertThat(HtmlText.message("`GET /<b>` goes to `a`, not `b`"))
                .isEqualTo("<code>GET /&lt;b&gt;</code> goes to <code>a</code>, not <code>b</code>");
        assertThat(HtmlText.message("plain")).isEqualTo("plain");
    }

    @Test
    void anOddBacktickIsABacktick() {
        assertThat(HtmlText.message("the name is `a`b`")).isEqualTo("the name is `a`b`");
    }
}
