package emissaryctl.yaml;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.source.Span;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says in plain words what the parser found wrong.
final class SyntaxProblems {

    private static final String QUOTE_IT = "put the value in quotes";

    private SyntaxProblems() {}

    static Diagnostic of(MarkedYamlEngineException failure, Positions positions) {
        Span problem = failure.getProblemMark()
                .or(failure::getContextMark)
                .map(positions::fault)
                .orElseGet(() -> Span.startOf(positions.file()));
        Span context = failure.getContextMark().map(positions::at).orElse(problem);
        return describe(text(failure.getContext()), text(failure.getProblem()), problem, context);
    }

    /// A failure without a position.
    static Diagnostic of(RuntimeException failure, Span document) {
        return error(document, "this document cannot be read: " + YamlProblems.cut(text(failure.getMessage())));
    }

    private static Diagnostic describe(String context, String found, Span problem, Span start) {
        if (found.contains("(TAB)")) {
            return error(problem, "a tab is used as indentation").withHelp("indent with spaces");
        }
        if (found.contains("cannot start any token")) {
            return error(problem, "a value cannot begin with " + quoted(found)).withHelp(QUOTE_IT);
        }
        if (found.startsWith("found unexpected end of stream") || found.startsWith("found unexpected document")) {
            return error(start, "this quoted text is never closed").withHelp("add the closing quote");
        }
        if (found.contains("escape")) {
            return error(problem, escape(found))
                    .withHelp("double every backslash that is meant as one, or use single quotes");
        }
        if (context.endsWith("an alias") || context.endsWith("an anchor")) return reference(context, problem, start);
        return switch (found) {
            case "mapping values are not allowed here" ->
                error(problem, "a `:` is not expected here")
                        .withHelp("quote the text if the `:` belongs to it, otherwise check the indentation");
            case "could not find expected ':'" ->
                error(start, "this line has no `:` after the key").withHelp("check the indentation and the quotes");
            case "sequence entries are not allowed here" ->
                error(problem, "a `-` of a list is not expected here").withHelp("check the indentation");
            case "mapping keys are not allowed here" ->
                error(problem, "a `?` is not expected here").withHelp(QUOTE_IT);
            default -> structure(context, found, problem, start);
        };
    }

    /// A map or list that goes on otherwise than it may.
    private static Diagnostic structure(String context, String found, Span problem, Span start) {
        boolean atEnd = found.contains("<stream end>") || found.contains("<document start>");
        if (found.startsWith("expected ',' or '}'")) return bracket(atEnd, "}", "the map", problem, start);
        if (found.startsWith("expected ',' or ']'")) return bracket(atEnd, "]", "the list", problem, start);
        if (found.startsWith("expected <block end>")) {
            return context.endsWith("mapping")
                    ? error(problem, "a key of the map or its end is expected here", start, "the map begins here")
                            .withHelp("check the indentation and the quotes")
                    : error(problem, "a `-` of the list or its end is expected here", start, "the list begins here")
                            .withHelp("check the indentation");
        }
        if (found.startsWith("expected the node content")) {
            return error(problem, atEnd ? "the document ends where a value is expected" : "a value is expected here")
                    .withHelp("check the quotes and brackets before this place");
        }
        if (found.startsWith("expected '<document start>'")) {
            return error(problem, "nothing more is expected in this document")
                    .withHelp("begin another document with a line `---`");
        }
        return special(context, found, problem);
    }

    private static Diagnostic special(String context, String found, Span problem) {
        if (found.contains("the leading empty lines")) {
            return error(problem, "the text begins with empty lines that are indented deeper than its first line")
                    .withHelp("remove the spaces from the empty lines");
        }
        if (context.endsWith("a block scalar")) {
            return error(problem, "after `|` or `>` only `+`, `-`, a digit from 1 to 9 and a comment may follow")
                    .withHelp("begin the text on the next line");
        }
        if (context.endsWith("a tag") || found.contains("tag handle")) {
            return error(problem, "an unquoted `!` begins a tag, and this is none that YAML knows")
                    .withHelp(QUOTE_IT);
        }
        if (context.endsWith("directive")) {
            return error(problem, "a line with `%` begins a directive, and this is none that YAML knows")
                    .withHelp("remove the line");
        }
        return error(problem, YamlProblems.cut(found.strip()));
    }

    private static Diagnostic bracket(boolean atEnd, String close, String what, Span problem, Span start) {
        String open = close.equals("}") ? "{" : "[";
        return atEnd
                ? error(start, "this `" + open + "` is never closed").withHelp("add the `" + close + "`")
                : error(problem, "`,` or `" + close + "` is expected here", start, what + " begins here");
    }

    /// A value such as `*.example.com`, in which `*` or `&` is hardly ever meant as YAML's.
    private static Diagnostic reference(String context, Span problem, Span start) {
        String sign = context.endsWith("alias") ? "*" : "&";
        String what = context.endsWith("alias") ? "alias" : "anchor";
        Span place = start.compareTo(problem) <= 0 ? start : problem;
        return error(
                        place,
                        "an unquoted `" + sign + "` begins an " + what + ", which needs a name of letters and digits")
                .withHelp("put the value in quotes: `\"" + sign + "…\"`");
    }

    private static String escape(String found) {
        String unknown = "found unknown escape character ";
        if (!found.startsWith(unknown) || found.length() == unknown.length()) return "this escape is not complete";
        int end = found.offsetByCodePoints(unknown.length(), 1);
        return "`\\" + found.substring(unknown.length(), end) + "` is not an escape in double quotes";
    }

    /// The part of the parser's sentence that it puts in single quotes.
    private static String quoted(String found) {
        int begin = found.indexOf('\'');
        int end = found.indexOf('\'', begin + 2);
        return begin < 0 || end < 0 ? "this" : "`" + found.substring(begin + 1, end) + "`";
    }

    private static Diagnostic error(Span place, String message) {
        return Diagnostic.error(Code.YAML_SYNTAX, place, message);
    }

    private static Diagnostic error(Span place, String message, Span begin, String what) {
        Diagnostic problem = error(place, message);
        return place.equals(begin) ? problem : problem.withLabel(begin, what);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
