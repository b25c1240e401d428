package emissaryctl.explain.request;

import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.PathRules;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What Envoy makes of a path before it looks for a route (`normalize_path`, which Emissary always sets): dot segments
/// are resolved, with parameters behind the dots too; backslashes become slashes; characters that need no escape lose
/// theirs, and those that need one get it. Then slashes are merged where that is told. The query stays as it is.
public final class PathNormalisation {

    private static final String MUST_BE_ESCAPED = "\"<>^`{|}";
    private static final String NEED_NO_ESCAPE = "-._~";
    private static final int ESCAPE_LENGTH = 3;

    private final String path;
    private final StringBuilder out = new StringBuilder();

    private PathNormalisation(String path) {
        this.path = path;
    }

    /// Whether a path may be sent at all.
    public static boolean isSendable(String sent) {
        return sent.startsWith("/") && sent.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#');
    }

    /// What comes of a path.
    public sealed interface Result {}

    /// The path as it is routed.
    public record Routed(String path) implements Result {}

    /// Escaped slashes are not routed; the client is told to ask for this path.
    public record Elsewhere(String path) implements Result {}

    public record Refused() implements Result {}

    /// The path as routes see it, or what becomes of the request instead.
    public static Result normalise(String sent, PathRules rules) {
        String path = Paths.withoutQuery(sent);
        String query = sent.substring(path.length());
        String unescaped = rules.escapedSlashes() == EscapedSlashes.KEEP ? path : withoutEscapedSlashes(path);
        boolean escaped = !unescaped.equals(path);
        boolean refused = escaped && rules.escapedSlashes() == EscapedSlashes.REJECT;
        if (refused || unescaped.contains("%00")) return new Refused();
        String canonical = new PathNormalisation(withoutDotParameters(unescaped)).canonical();
        String routed = (rules.mergeSlashes() ? mergeSlashes(canonical) : canonical) + query;
        return escaped ? new Elsewhere(routed) : new Routed(routed);
    }

    private static String withoutEscapedSlashes(String path) {
        return path.replace("%2F", "/").replace("%2f", "/").replace("%5C", "\\").replace("%5c", "\\");
    }

    /// `/..;x/` counts as `/../`, since some servers behind take it for that.
    private static String withoutDotParameters(String path) {
        if (!path.contains(".;")) return path;
        return Arrays.stream(path.split("/", -1))
                .map(segment -> segment.startsWith("..;") ? ".." : segment.startsWith(".;") ? "." : segment)
                .collect(Collectors.joining("/"));
    }

    private String canonical() {
        int at = 0;
        while (at < path.length()) {
            int dot = dot(at);
            at = dot > 0 ? dots(at, dot) : character(at);
        }
        return out.toString();
    }

    private int character(int at) {
        char c = path.charAt(at);
        if (c == '\\') out.append('/');
        else if (c == '%') return escape(at);
        else if (MUST_BE_ESCAPED.indexOf(c) >= 0)
            out.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
        else out.append(c);
        return at + 1;
    }

    private int escape(int at) {
        int high = at + 2 < path.length() ? Character.digit(path.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(path.charAt(at + 2), 16);
        if (low < 0) {
            out.append('%');
            return at + 1;
        }
        char meant = (char) (high * 16 + low);
        if (needsNoEscape(meant)) out.append(meant);
        else out.append(path, at, at + ESCAPE_LENGTH);
        return at + ESCAPE_LENGTH;
    }

    private static boolean needsNoEscape(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || NEED_NO_ESCAPE.indexOf(c) >= 0;
    }

    /// The length of a dot at `at`, which may be escaped; 0 when there is none.
    private int dot(int at) {
        if (at >= path.length()) return 0;
        if (path.charAt(at) == '.') return 1;
        return path.regionMatches(true, at, "%2e", 0, ESCAPE_LENGTH) ? ESCAPE_LENGTH : 0;
    }

    /// Takes the dot segment at `at`, or the dot alone when it is part of a name; tells where to go on.
    private int dots(int at, int dot) {
        boolean begins = !out.isEmpty() && out.charAt(out.length() - 1) == '/';
        int after = at + dot;
        if (begins && endsSegment(after)) return Math.min(after + 1, path.length());
        int second = dot(after);
        if (begins && second > 0 && endsSegment(after + second)) {
            int parent = out.lastIndexOf("/", out.length() - 2);
            out.setLength(Math.max(parent, 0) + 1);
            return Math.min(after + second + 1, path.length());
        }
        out.append('.');
        return after;
    }

    private boolean endsSegment(int at) {
        return at >= path.length() || path.charAt(at) == '/' || path.charAt(at) == '\\';
    }

    /// Of slashes alone two are left.
    private static String mergeSlashes(String path) {
        if (!path.contains("//")) return path;
        String merged = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/"));
        return (path.startsWith("/") ? "/" : "") + merged + (path.endsWith("/") ? "/" : "");
    }
}
