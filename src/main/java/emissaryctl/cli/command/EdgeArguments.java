package emissaryctl.cli.command;

import emissaryctl.assemble.profile.EdgeOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.cli.UsageException;
import emissaryctl.resource.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options about the place where Envoy runs. Sizes are limits of any profile; the rest is a choice within the
/// hardened one.
final class EdgeArguments {

    private static final long LEAST_MEMORY = Size.MEBI * 64;
    private static final long LEAST_WINDOW = Size.KIBI * 64;
    private static final long LARGEST_WINDOW = Size.GIBI;
    private static final Duration LONGEST_REQUEST = Duration.ofDays(365);

    private EdgeArguments() {}

    static void add(CommandSpec spec) {
        SharedOptions.addGroup(
                spec,
                "At the edge of a network:",
                SharedOptions.text("--memory", "SIZE")
                        .description("The memory that Envoy has, such as 512Mi; it sheds load before that runs out."),
                SharedOptions.text("--max-connections", "N")
                        .description("The most client connections that Envoy accepts at a time."),
                SharedOptions.text("--request-timeout", "TIME")
                        .description("How long a client may take to send a whole request, 0 for no limit; with"
                                + " --profile hardened (default: 5m)."),
                SharedOptions.text("--stream-window", "SIZE")
                        .description(
                                "How much of a request an HTTP/2 or HTTP/3 client may send before it must wait; with"
                                        + " --profile hardened (default: 64Ki)."),
                SharedOptions.text("--trusted-ca", "FILE")
                        .description("The CA certificates, on Envoy's machine, for verifying https:// services: those"
                                + " of Filters, and with --profile hardened all of them (default: "
                                + EdgeOptions.DEFAULTS.trustedCa() + ")."),
                OptionSpec.builder("--admin-path")
                        .paramLabel("PATH")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .description(
                                "Another path that Envoy's admin interface should serve, such as /drain_listeners; with"
                                        + " --profile hardened. Can be repeated."));
    }

    /// What they say.
    ///
    /// @throws UsageException when a value is none that the option takes, or the profile has no use for it
    static EdgeOptions read(ParseResult parsed, Profile profile) {
        if (!profile.leavesChoices()) {
            for (String option : List.of("--request-timeout", "--stream-window", "--admin-path")) {
                if (SharedOptions.isSet(parsed, option)) {
                    throw new UsageException(option + " has no meaning without --profile hardened");
                }
            }
        }
        return new EdgeOptions(
                SharedOptions.value(parsed, "--memory").map(EdgeArguments::memory),
                SharedOptions.value(parsed, "--max-connections").map(EdgeArguments::connections),
                SharedOptions.value(parsed, "--request-timeout").map(EdgeArguments::time),
                SharedOptions.value(parsed, "--stream-window").map(EdgeArguments::window),
                SharedOptions.value(parsed, "--trusted-ca")
                        .map(EdgeArguments::file)
                        .orElse(EdgeOptions.DEFAULTS.trustedCa()),
                adminPaths(parsed));
    }

    private static long memory(String text) {
        return Size.parse(text)
                .filter(bytes -> bytes >= LEAST_MEMORY)
                .orElseThrow(() -> new UsageException(
                        "--memory is a size from 64Mi on, such as 512Mi or 2Gi, not '" + text + "'"));
    }

    private static long connections(String text) {
        return Size.digits(text)
                .filter(number -> number >= 1 && number <= Integer.MAX_VALUE)
                .orElseThrow(() -> new UsageException(
                        "--max-connections is a whole number from 1 to " + Integer.MAX_VALUE + ", not '" + text + "'"));
    }

    private static Duration time(String text) {
        return GoDuration.parse(text)
                .filter(time -> time.compareTo(LONGEST_REQUEST) <= 0)
                .filter(time -> time.isZero() || time.compareTo(Duration.ofMillis(1)) >= 0)
                .orElseThrow(() ->
                        new UsageException("--request-timeout is a time such as 90s or 15m, or 0, not '" + text + "'"));
    }

    private static int window(String text) {
        return Size.parse(text)
                .filter(bytes -> bytes >= LEAST_WINDOW && bytes <= LARGEST_WINDOW)
                .map(Long::intValue)
                .orElseThrow(
                        () -> new UsageException("--stream-window is a size from 64Ki to 1Gi, not '" + text + "'"));
    }

    private static String file(String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("--trusted-ca is the path of a file, not '" + text + "'");
        }
        return text;
    }

    private static List<String> adminPaths(ParseResult parsed) {
        List<String> paths = Optional.ofNullable(parsed.<List<String>>matchedOptionValue("--admin-path", null))
                .orElse(List.of());
        for (String path : paths) {
            boolean possible =
                    path.startsWith("/") && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '?' && c != '#');
            if (!possible)
                throw new UsageException("--admin-path is a path such as /drain_listeners, not '" + path + "'");
        }
        return paths;
    }
}
