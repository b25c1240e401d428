package emissaryctl.pipeline;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.source.Span;

/// What can be wrong with input files before anything is parsed.
final class SourceProblems {

    private static final int LONGEST_QUOTE = 80;
    private static final int MEBIBYTE = 1024 * 1024;

    private SourceProblems() {}

    static Diagnostic missing(String name) {
        return unreadable(name, "there is no file or directory `" + cut(name) + "`");
    }

    static Diagnostic notPermitted(String name) {
        return unreadable(name, "reading `" + cut(name) + "` is not permitted");
    }

    static Diagnostic failed(String name, String reason) {
        return unreadable(name, "`" + cut(name) + "` cannot be read: " + cut(reason));
    }

    static Diagnostic notAPath(String name) {
        return unreadable(name, "`" + cut(name) + "` is not the name of a file");
    }

    static Diagnostic noBaseline(String name) {
        return Diagnostic.error(Code.CONFIG_INVALID, Span.startOf(name), "`" + cut(name) + "` is no baseline")
                .withHelp("`emissaryctl baseline create` makes one");
    }

    static Diagnostic directoryWithoutYaml(String name) {
        return unreadable(name, "the directory `" + cut(name) + "` holds no YAML or JSON files")
                .withHelp("files ending in `.yaml`, `.yml` or `.json` are read, hidden ones are not");
    }

    static Diagnostic leadsOut(String name, boolean exists) {
        Diagnostic problem = unreadable(
                name,
                "`" + cut(name) + "` is a link "
                        + (exists ? "out of the directory, which is not followed" : "to nothing"));
        return problem.withHelp(exists ? "give what it leads to as a path of its own" : "remove it, or correct it");
    }

    static Diagnostic fileIsDirectory(String name, String option) {
        return unreadable(name, "`" + cut(name) + "` is a directory; " + option + " takes one file");
    }

    static Diagnostic fileTooLarge(String name, int limit) {
        return Diagnostic.error(
                        Code.YAML_RESOURCE_LIMIT,
                        Span.startOf(name),
                        "`" + cut(name) + "` is larger than " + size(limit))
                .withHelp("split the file");
    }

    static Diagnostic inputTooLarge(String name, long limit) {
        return Diagnostic.error(
                Code.YAML_RESOURCE_LIMIT,
                Span.startOf(name),
                "the input is larger than " + size(limit) + "; nothing is read from `" + cut(name) + "` on");
    }

    static Diagnostic kustomizePatches(Span field, String directory) {
        return Diagnostic.error(
                        Code.KUSTOMIZE_PATCHES,
                        field,
                        "these patches are not applied: the resources are taken as they are without them")
                .withHelp("give what kustomize makes of it: `kustomize build " + cut(directory)
                        + " | emissaryctl lint -`");
    }

    static Diagnostic looksBinary(String name) {
        return Diagnostic.error(
                        Code.YAML_SYNTAX,
                        Span.startOf(name),
                        "`" + cut(name) + "` looks like a binary file, not YAML or JSON")
                .withHelp("give only text files in UTF-8");
    }

    static Diagnostic utf16(String name) {
        return Diagnostic.error(Code.YAML_SYNTAX, Span.startOf(name), "`" + cut(name) + "` is UTF-16 text")
                .withHelp("save the file as UTF-8");
    }

    static Diagnostic notUtf8(Span place, int offset, byte value) {
        return Diagnostic.error(
                        Code.YAML_SYNTAX,
                        place,
                        "the text is not UTF-8: byte `0x" + "%02x".formatted(value) + "` at offset " + offset)
                .withHelp("save the file as UTF-8");
    }

    static Diagnostic nothingToCompile(String firstName, int otherInstances) {
        return Diagnostic.error(
                        Code.NO_LISTENER,
                        Span.startOf(firstName),
                        "there is no resource for this Emissary in the input, so nothing is served")
                .withEffect(Effect.NOT_FOUND)
                .withHelp(
                        otherInstances > 0
                                ? otherInstances + " have another `ambassador_id`; name it in --ambassador-id"
                                : "give files with Listeners, Hosts and Mappings");
    }

    private static Diagnostic unreadable(String name, String message) {
        return Diagnostic.error(Code.INPUT_UNREADABLE, Span.startOf(name), message);
    }

    private static String size(long limit) {
        return limit % MEBIBYTE == 0 ? limit / MEBIBYTE + " MiB" : limit + " bytes";
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE - 1)) + "…";
    }
}
