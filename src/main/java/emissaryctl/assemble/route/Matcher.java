package emissaryctl.assemble.route;

import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import emissaryctl.resource.CodePoints;
import java.util.Optional;

/// One header or query parameter that a Mapping asks for; no value: it must be there.
public record Matcher(String name, Optional<String> value, boolean regex) {

    static final String AUTHORITY = ":authority";
    static final String METHOD = ":method";
    static final String FORWARDED_PROTO = "x-forwarded-proto";

    private String shown() {
        return value.filter(v -> !v.isEmpty()).orElse("*");
    }

    /// What it counts in the order of routes.
    int length() {
        return CodePoints.length(name) + CodePoints.length(shown()) + (regex ? 1 : 0);
    }

    /// How it compares in the order of routes.
    String key() {
        return name + "-" + shown();
    }

    boolean isGlob() {
        return !regex && name.equals(AUTHORITY);
    }

    /// The test, or nothing when it always holds (`:authority` `*`).
    Optional<NamedMatch> test() {
        if (isGlob()) return globTest().map(test -> new NamedMatch(name, test));
        if (value.isEmpty()) return Optional.of(new NamedMatch(name, new Present()));
        return Optional.of(new NamedMatch(name, regex ? new TextRegex(value.get()) : new ExactText(value.get())));
    }

    private Optional<TextMatch> globTest() {
        String glob = value.orElse("*");
        if (glob.equals("*")) return Optional.empty();
        if (glob.startsWith("*")) return Optional.of(new TextSuffix(glob.substring(1)));
        if (glob.endsWith("*")) return Optional.of(new TextPrefix(glob.substring(0, glob.length() - 1)));
        return Optional.of(new ExactText(glob));
    }
}
