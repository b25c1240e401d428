package emissaryctl.explain.match;

import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;

/// The paths that a route takes, put as plainly as can be: `/api/.*` is the prefix `/api/`. A regular expression knows
/// case whatever the route says.
public record PathSet(PathMatch match, boolean caseSensitive) {

    /// The paths that the criteria admit.
    public static PathSet of(RouteCriteria criteria) {
        if (!(criteria.path() instanceof PathRegex(String regex))) {
            return new PathSet(criteria.path(), criteria.caseSensitive());
        }
        RegexText text = RegexText.of(regex);
        if (text.isPlain()) return new PathSet(new ExactPath(text.head()), true);
        if (text.isPrefix()) return new PathSet(new PathPrefix(text.head()), true);
        return new PathSet(criteria.path(), true);
    }

    /// What all of the paths begin with: a slash at least, but for that of `OPTIONS *`, which no expression is for.
    public String head() {
        String head = literalHead(match);
        return match instanceof PathRegex && head.isEmpty() ? "/" : head;
    }

    /// What all paths that match begin with, as far as it is plain to see.
    static String literalHead(PathMatch match) {
        return switch (match) {
            case PathPrefix(String prefix) -> prefix;
            case PathSegments(String prefix) -> prefix;
            case ExactPath(String exact) -> exact;
            case PathRegex(String regex) -> RegexText.of(regex).head();
        };
    }

    /// Whether all paths of `other` are among these. Only what is certain counts: of two different regular expressions
    /// nothing is known.
    public boolean covers(PathSet other, Regexes regexes) {
        if (match instanceof PathRegex(String regex)) return covers(regex, other, regexes);
        boolean caseAgrees = !caseSensitive || other.caseSensitive || !hasLetters(head());
        if (!caseAgrees) return false;
        String taken = folded(head());
        String wanted = folded(other.head());
        return switch (match) {
            case PathPrefix _ -> wanted.startsWith(taken);
            case PathSegments _ ->
                wanted.startsWith(taken + "/") || wanted.equals(taken) && !other.hasMoreThanSegments();
            case ExactPath _ -> other.match instanceof ExactPath && wanted.equals(taken);
            case PathRegex _ -> false;
        };
    }

    private static boolean covers(String regex, PathSet other, Regexes regexes) {
        boolean oneSpelling = other.caseSensitive || !hasLetters(other.head());
        return switch (other.match) {
            case PathRegex(String same) -> regex.equals(same);
            case ExactPath(String exact) -> oneSpelling && regexes.matches(regex, exact);
            case PathPrefix(String prefix) -> oneSpelling && takesAllBelow(regex, prefix, regexes);
            case PathSegments(String prefix) -> oneSpelling && takesAllBelow(regex, prefix, regexes);
        };
    }

    private static boolean takesAllBelow(String regex, String prefix, Regexes regexes) {
        return RegexText.isOpen(regex) && regexes.matches(regex, prefix);
    }

    private boolean hasMoreThanSegments() {
        return match instanceof PathPrefix || match instanceof PathRegex;
    }

    private static boolean hasLetters(String text) {
        return text.chars().anyMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }

    private String folded(String text) {
        return caseSensitive ? text : AsciiCase.lower(text);
    }
}
