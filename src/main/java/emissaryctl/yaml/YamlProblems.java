package emissaryctl.yaml;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.source.Span;

/// What can be wrong with YAML text beyond its syntax.
final class YamlProblems {

    private static final int LONGEST_QUOTE = 80;
    private static final String TEMPLATE = "this is a template that has not been rendered, not YAML";

    private YamlProblems() {}

    static Diagnostic looksBinary(Span file) {
        return Diagnostic.error(Code.YAML_SYNTAX, file, "this looks like a binary file, not YAML or JSON")
                .withHelp("give only text files in UTF-8");
    }

    static Diagnostic template(Span instruction) {
        return Diagnostic.error(Code.YAML_SYNTAX, instruction, TEMPLATE)
                .withHelp("give what is rendered of it, for example by `helm template CHART | emissaryctl lint -`");
    }

    static boolean isTemplate(Diagnostic diagnostic) {
        return diagnostic.message().equals(TEMPLATE);
    }

    static Diagnostic indentedMark(Span mark) {
        return Diagnostic.error(Code.YAML_SYNTAX, mark, "a `---` that is indented begins no document")
                .withHelp("remove the spaces before it, and as many before the lines that follow");
    }

    static Diagnostic controlCharacter(Span place, int codePoint) {
        return Diagnostic.error(
                        Code.YAML_SYNTAX,
                        place,
                        "the character `U+" + "%04X".formatted(codePoint) + "` is not allowed in YAML")
                .withHelp("remove it, or write it as an escape in double quotes");
    }

    static Diagnostic halfCharacter(Span place) {
        return Diagnostic.error(Code.YAML_SYNTAX, place, "an escape in this text names one half of a surrogate pair")
                .withHelp("write both halves, or the character itself");
    }

    static Diagnostic duplicateKey(String key, Span second, Span first) {
        return Diagnostic.error(
                        Code.YAML_DUPLICATE_KEY, second, "the key `" + cut(key) + "` is already set in this map")
                .withLabel(first, "set here before")
                .withHelp("keep one of them; kubectl would silently use the last");
    }

    static Diagnostic unknownTag(String tag, Span place) {
        return Diagnostic.error(Code.YAML_SYNTAX, place, "the tag `" + cut(tag) + "` is not supported")
                .withHelp("Kubernetes objects need no tags; remove it");
    }

    static Diagnostic valueDoesNotFitTag(String tag, String value, Span place) {
        return Diagnostic.error(
                Code.YAML_SYNTAX, place, "`" + cut(value) + "` is not a value for the tag `" + tag + "`");
    }

    static Diagnostic notFinite(String number, Span place) {
        return Diagnostic.error(Code.YAML_SYNTAX, place, "`" + number + "` has no equivalent in JSON")
                .withHelp("quote it if a string is meant");
    }

    static Diagnostic complexKey(YamlNode key, Span place) {
        return Diagnostic.error(Code.YAML_SYNTAX, place, key.kind() + " cannot be the key of a map")
                .withHelp("if this is a template such as `{{ name }}`, render it first or quote it");
    }

    static Diagnostic unusableKey(YamlScalar key, Span place) {
        String what = key.isNull() ? "null" : "an integer of more than 63 bits";
        return Diagnostic.error(Code.YAML_SYNTAX, place, what + " cannot be the key of a map")
                .withHelp("quote the key if a string is meant");
    }

    static Diagnostic unknownAlias(String name, Span place) {
        return Diagnostic.error(Code.YAML_SYNTAX, place, "there is no anchor `&" + cut(name) + "` before this alias")
                .withHelp("an anchor counts behind it and in its own document alone; quote the value if it is meant to"
                        + " begin with `*`");
    }

    static Diagnostic recursiveAlias(String name, Span place) {
        return Diagnostic.error(Code.YAML_SYNTAX, place, "the anchor `&" + cut(name) + "` contains itself");
    }

    static Diagnostic mergeNeedsMap(YamlNode value, Span place) {
        return Diagnostic.error(Code.YAML_SYNTAX, place, "`<<` takes a map or a list of maps, not " + value.kind());
    }

    static Diagnostic tooLarge(Span file, int limit) {
        return Diagnostic.error(Code.YAML_RESOURCE_LIMIT, file, "the file is larger than " + bytes(limit));
    }

    static Diagnostic tooManyDocuments(Span place, int limit) {
        return Diagnostic.error(
                        Code.YAML_RESOURCE_LIMIT,
                        place,
                        "the file has more than " + limit + " documents; the rest is not read")
                .withHelp("split the file");
    }

    static Diagnostic tooDeep(Span place, int limit) {
        return Diagnostic.error(
                Code.YAML_RESOURCE_LIMIT, place, "maps and lists are nested more than " + limit + " levels deep");
    }

    static Diagnostic tooManyNodes(Span place, long limit) {
        return Diagnostic.error(
                        Code.YAML_RESOURCE_LIMIT,
                        place,
                        "the file describes more than " + limit + " values, those behind aliases counted at each use")
                .withHelp("split the file, or use fewer aliases");
    }

    static Diagnostic tooManyAliases(Span place, int limit) {
        return Diagnostic.error(Code.YAML_RESOURCE_LIMIT, place, "the document has more than " + limit + " aliases");
    }

    /// Text of the input, short enough for a message.
    static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE - 1)) + "…";
    }

    private static String bytes(int limit) {
        int mebibyte = 1024 * 1024;
        return limit % mebibyte == 0 ? limit / mebibyte + " MiB" : limit + " bytes";
    }
}
