package emissaryctl.assemble.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Go template of the kind that Envoy can do, too: text, and values of the token or the request that are put into it
/// as they are.
public record HeaderTemplate(List<Part> parts) {

    private static final String CLAIMS = ".token.Claims";
    private static final String HEADER = ".token.Header.";
    private static final String GET = ".httpRequestHeader.Get ";

    public HeaderTemplate {
        parts = List.copyOf(parts);
    }

    /// A piece of a template.
    public sealed interface Part {}

    public record Text(String text) implements Part {}

    /// A claim, by the names that lead to it.
    public record Claim(List<String> path) implements Part {
        public Claim {
            path = List.copyOf(path);
        }
    }

    /// A field of the token's own header, such as `alg`.
    public record TokenField(String name) implements Part {}

    /// A header of the request.
    public record RequestHeader(String name) implements Part {}

    /// Empty when there is anything else in it.
    public static Optional<HeaderTemplate> parse(String template) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            if (close < 0) return Optional.empty();
            if (open > from) parts.add(new Text(template.substring(from, open)));
            Optional<Part> action = action(template.substring(open + 2, close).strip());
            if (action.isEmpty()) return Optional.empty();
            parts.add(action.get());
            from = close + 2;
        }
        if (from < template.length()) parts.add(new Text(template.substring(from)));
        boolean lines = template.chars().anyMatch(c -> c < ' ' || c == 0x7F);
        return lines ? Optional.empty() : Optional.of(new HeaderTemplate(parts));
    }

    private static Optional<Part> action(String action) {
        if (action.startsWith(CLAIMS + ".")) return claim(action.substring(CLAIMS.length() + 1));
        if (action.startsWith(HEADER)) {
            return Optional.of(action.substring(HEADER.length()))
                    .filter(HeaderTemplate::isIdentifier)
                    .map(TokenField::new);
        }
        if (action.startsWith("index " + CLAIMS + " ")) {
            return quoted(action.substring(CLAIMS.length() + 7)).map(name -> new Claim(List.of(name)));
        }
        if (action.startsWith(GET)) {
            return quoted(action.substring(GET.length()))
                    .filter(HeaderTemplate::isHeaderName)
                    .map(RequestHeader::new);
        }
        return Optional.empty();
    }

    private static Optional<Part> claim(String dotted) {
        List<String> path = new ArrayList<>();
        int from = 0;
        for (int dot = dotted.indexOf('.'); dot >= 0; dot = dotted.indexOf('.', from)) {
            path.add(dotted.substring(from, dot));
            from = dot + 1;
        }
        path.add(dotted.substring(from));
        return path.stream().allMatch(HeaderTemplate::isIdentifier) ? Optional.of(new Claim(path)) : Optional.empty();
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(
                                c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
    }

    private static boolean isHeaderName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isIdentifier(Character.toString(c)) || c == '-');
    }

    /// The text between quotes, when it is one that means itself and has no dots, colons or brackets, which mean
    /// something to Envoy.
    private static Optional<String> quoted(String text) {
        boolean quotes = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        if (!quotes) return Optional.empty();
        String inner = text.substring(1, text.length() - 1);
        boolean plain = inner.chars().noneMatch(c -> "\"\\.:()%".indexOf(c) >= 0 || c < ' ');
        return plain ? Optional.of(inner) : Optional.empty();
    }
}
