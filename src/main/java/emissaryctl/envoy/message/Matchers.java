package emissaryctl.envoy.message;

import emissaryctl.gateway.PathRewrite.ReplaceRegex;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatchAndSubstitute;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;

/// Conditions on texts. Regular expressions name no engine: RE2 is the only one, and its size limit is a runtime value.
public final class Matchers {

    public static StringMatcher exact(String text) {
        return StringMatcher.newBuilder().setExact(text).build();
    }

    public static StringMatcher prefix(String text) {
        return StringMatcher.newBuilder().setPrefix(text).build();
    }

    public static StringMatcher exactIgnoringCase(String text) {
        return StringMatcher.newBuilder().setExact(text).setIgnoreCase(true).build();
    }

    public static RegexMatcher regex(String regex) {
        return RegexMatcher.newBuilder().setRegex(regex).build();
    }

    public static RegexMatchAndSubstitute substitution(ReplaceRegex rewrite) {
        return RegexMatchAndSubstitute.newBuilder()
                .setPattern(regex(rewrite.pattern()))
                .setSubstitution(rewrite.substitution())
                .build();
    }

    private Matchers() {}
}
