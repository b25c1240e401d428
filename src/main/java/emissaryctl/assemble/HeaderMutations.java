package emissaryctl.assemble;

import emissaryctl.resource.AddedHeader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Header edits that Envoy takes. One that it does not take makes it reject everything.
final class HeaderMutations {

    private HeaderMutations() {}

    /// What is wrong with headers to add.
    static Optional<String> faultOfAdded(Map<String, AddedHeader> added) {
        for (Map.Entry<String, AddedHeader> entry : added.entrySet()) {
            Optional<String> fault = faultOfName(entry.getKey())
                    .or(() -> faultOfValue(entry.getValue().value()));
            if (fault.isPresent()) return fault.map(f -> "header `" + Text.cut(entry.getKey()) + "` " + f);
        }
        return Optional.empty();
    }

    /// What is wrong with headers to remove.
    static Optional<String> faultOfRemoved(List<String> removed) {
        for (String name : removed) {
            Optional<String> fault = faultOfName(name);
            if (fault.isPresent()) return fault.map(f -> "header `" + Text.cut(name) + "` " + f);
        }
        return Optional.empty();
    }

    private static Optional<String> faultOfName(String name) {
        if (name.isEmpty()) return Optional.of("has no name");
        if (name.startsWith(":") || name.toLowerCase(Locale.ROOT).equals("host")) {
            return Optional.of("must not be changed: use `host_rewrite`");
        }
        boolean plain = name.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return plain ? Optional.empty() : Optional.of("has a character in its name that no header may have");
    }

    private static Optional<String> faultOfValue(String value) {
        boolean broken = value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
        if (broken) return Optional.of("has a line break or NUL in its value");
        return operatorsAreWhole(value)
                ? Optional.empty()
                : Optional.of("has a `%` that begins no command operator; write `%%` for the sign itself");
    }

    /// Envoy's command operators stand between percent signs: `%NAME%`, `%NAME(argument)%`, `%NAME(argument):12%`.
    private static boolean operatorsAreWhole(String value) {
        int at = value.indexOf('%');
        while (at >= 0) {
            if (value.startsWith("%%", at)) {
                at = value.indexOf('%', at + 2);
                continue;
            }
            int end = endOfOperator(value, at + 1);
            if (end < 0) return false;
            at = value.indexOf('%', end);
        }
        return true;
    }

    /// The position behind the closing percent sign, or -1.
    private static int endOfOperator(String value, int start) {
        int at = start;
        while (at < value.length()
                && (Character.isUpperCase(value.charAt(at))
                        || value.charAt(at) == '_'
                        || Character.isDigit(value.charAt(at)))) at++;
        if (at == start) return -1;
        if (at < value.length() && value.charAt(at) == '(') {
            at = value.indexOf(')', at);
            if (at < 0) return -1;
            at++;
        }
        if (at < value.length() && value.charAt(at) == ':') {
            at++;
            while (at < value.length() && Character.isDigit(value.charAt(at))) at++;
        }
        return at < value.length() && value.charAt(at) == '%' ? at + 1 : -1;
    }
}
