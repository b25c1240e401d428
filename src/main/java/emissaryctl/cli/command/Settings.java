package emissaryctl.cli.command;

import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/// What an option says or else the variable of Emissary's environment that stands for it. An option that makes no sense
/// is wrong usage; a variable that makes none counts as Emissary counts it, and a line says so.
final class Settings {

    private static final List<String> TRUE = List.of("y", "yes", "on", "1", "true", "t");

    private final ParseResult parsed;
    private final Streams streams;

    Settings(ParseResult parsed, Streams streams) {
        this.parsed = parsed;
        this.streams = streams;
    }

    Optional<String> variable(String name) {
        return streams.variable(name);
    }

    /// Whether the option is there, or the variable with any value.
    boolean isThere(String option, String variable) {
        return SharedOptions.isSet(parsed, option) || streams.variable(variable).isPresent();
    }

    /// Whether the option is there, or the variable means yes.
    boolean isOn(String option, String variable) {
        String word = streams.variable(variable).orElse("").toLowerCase(Locale.ROOT);
        return SharedOptions.isSet(parsed, option) || TRUE.contains(word);
    }

    /// Whether the option is there, or the variable is the word true.
    boolean isTrue(String option, String variable) {
        return SharedOptions.isSet(parsed, option)
                || streams.variable(variable).filter("true"::equalsIgnoreCase).isPresent();
    }

    /// Whether a variable is set, though it may be empty, and what it then says.
    Optional<Boolean> told(String variable) {
        return streams.environment().containsKey(variable)
                ? Optional.of(streams.variable(variable).isPresent())
                : Optional.empty();
    }

    /// The value of an option, which `wanted` describes.
    <T> Optional<T> option(String option, String wanted, Function<String, Optional<T>> reader) {
        return SharedOptions.value(parsed, option).map(text -> read(option, text, wanted, reader));
    }

    /// The same, or the value of its variable, where passing over that would be worse than stopping.
    <T> Optional<T> either(String option, String variable, String wanted, Function<String, Optional<T>> reader) {
        return option(option, wanted, reader)
                .or(() -> streams.variable(variable).map(text -> read(variable, text, wanted, reader)));
    }

    /// The same, but a variable that makes no sense counts as not set; `then` says what that leads to.
    <T> Optional<T> eitherOr(
            String option, String variable, String wanted, String then, Function<String, Optional<T>> reader) {
        return option(option, wanted, reader)
                .or(() -> streams.variable(variable).flatMap(text -> {
                    Optional<T> value = reader.apply(text);
                    if (value.isEmpty()) note(variable + " is " + wanted + ", not '" + text + "'; " + then);
                    return value;
                }));
    }

    private static <T> T read(String name, String text, String wanted, Function<String, Optional<T>> reader) {
        return reader.apply(text)
                .orElseThrow(() -> new UsageException(name + " is " + wanted + ", not '" + text + "'"));
    }

    static Optional<String> notBlank(String text) {
        return Optional.of(text).filter(each -> !each.isBlank());
    }

    boolean isSet(String option) {
        return SharedOptions.isSet(parsed, option);
    }

    private void note(String text) {
        if (!SharedOptions.isSet(parsed, "--quiet")) streams.err().println("emissaryctl: " + Printable.of(text));
    }
}
