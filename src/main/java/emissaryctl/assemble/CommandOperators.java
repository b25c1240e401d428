package emissaryctl.assemble;

/// Envoy's command operators, which stand between percent signs: `%NAME%`, `%NAME(argument)%`, `%NAME(argument):12%`.
/// A percent sign of another meaning makes Envoy reject everything.
final class CommandOperators {

    private CommandOperators() {}

    /// Whether every `%` of the text begins or ends an operator or is written `%%`.
    static boolean areWhole(String text) {
        int at = text.indexOf('%');
        while (at >= 0) {
            if (text.startsWith("%%", at)) {
                at = text.indexOf('%', at + 2);
                continue;
            }
            int end = endOfOperator(text, at + 1);
            if (end < 0) return false;
            at = text.indexOf('%', end);
        }
        return true;
    }

    /// The position behind the closing percent sign, or -1.
    private static int endOfOperator(String text, int start) {
        int at = start;
        while (at < text.length()
                && (Character.isUpperCase(text.charAt(at))
                        || text.charAt(at) == '_'
                        || Character.isDigit(text.charAt(at)))) at++;
        if (at == start) return -1;
        if (at < text.length() && text.charAt(at) == '(') {
            at = text.indexOf(')', at);
            if (at < 0) return -1;
            at++;
        }
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
        }
        return at < text.length() && text.charAt(at) == '%' ? at + 1 : -1;
    }
}
