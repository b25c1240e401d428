package emissaryctl.cli.command;

import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.pipeline.CompileOptions;
import emissaryctl.publish.ControlFiles.Answer;
import emissaryctl.publish.GenerationName;
import emissaryctl.publish.Request;
import emissaryctl.publish.Request.AllowShrink;
import emissaryctl.publish.Request.RollBack;
import emissaryctl.serve.AdminAddress;
import emissaryctl.serve.Remote;
import emissaryctl.serve.ServeOptions;
import emissaryctl.serve.ServeOptions.Supervision;
import emissaryctl.serve.ServeOptions.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options of `serve`, and what they mean together.
final class ServeArguments {

    static final String LOG_FORMAT = "--log-format";

    private static final String DIRECTORY = "--dir";
    private static final String ONCE = "--once";
    private static final String ENVOY = "--envoy";
    private static final String ENVOY_ARGUMENT = "--envoy-arg";
    private static final String CHECK = "--check";
    private static final String ADMIN = "--admin";
    private static final String STATUS_PORT = "--status-port";
    private static final String DEBOUNCE = "--debounce";
    private static final String HISTORY = "--history";
    private static final String ROLLBACK = "--rollback";

    private static final int HIGHEST_PORT = 65535;
    private static final int LONGEST_DEBOUNCE = 60_000;

    static void add(CommandSpec spec) {
        addInput(spec);
        addEnvoy(spec);
        addRunning(spec);
        addHistory(spec);
        XdsOptions.add(spec, "What is published:");
        spec.addOption(SharedOptions.flag("--lenient")
                .description("Publish in spite of errors, leaving out the resources that have them.")
                .build());
        SharedOptions.addGiven(spec);
        SharedOptions.addProfile(spec);
        SharedOptions.addInstallation(spec);
        EnvoyProcessOptions.add(spec);
        spec.addOption(SharedOptions.flag("--no-origin")
                .description("Do not record which resource each listener, route and cluster came from.")
                .build());
    }

    private static void addInput(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .required(false)
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Files and directories (*.yaml, *.yml and *.json in them).")
                .build());
        spec.addOption(SharedOptions.text(DIRECTORY, "DIR")
                .required(true)
                .description("The directory that Envoy follows; created if it does not exist.")
                .build());
        spec.addOption(
                SharedOptions.flag(ONCE).description("Publish once, then exit.").build());
    }

    private static void addEnvoy(CommandSpec spec) {
        spec.addOption(SharedOptions.text(ENVOY, "PROGRAM")
                .description("Start this Envoy, keep it running, and have it validate everything first.")
                .build());
        spec.addOption(OptionSpec.builder(ENVOY_ARGUMENT)
                .paramLabel("ARG")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("An argument for that Envoy. Can be repeated: --envoy-arg=--concurrency --envoy-arg=2.")
                .build());
        spec.addOption(SharedOptions.flag(CHECK)
                .description("Have the envoy on the PATH validate everything first, without starting it.")
                .build());
        spec.addOption(SharedOptions.text(ADMIN, "ADDRESS")
                .description("The address of Envoy's admin interface, such as 127.0.0.1:8001 (default: the one in the"
                        + " bootstrap).")
                .build());
    }

    private static void addRunning(CommandSpec spec) {
        spec.addOption(SharedOptions.text(STATUS_PORT, "PORT")
                .description("Answer /healthz, /status and /metrics on this port of 127.0.0.1.")
                .build());
        spec.addOption(SharedOptions.text(DEBOUNCE, "MILLIS")
                .description("How long the input must stay unchanged before it is published (default: 100).")
                .build());
        spec.addOption(SharedOptions.choice(LOG_FORMAT, "FORMAT", List.of("text", "json"))
                .description("text (the default) or json, one object per line.")
                .build());
    }

    private static void addHistory(CommandSpec spec) {
        spec.addOption(SharedOptions.flag(HISTORY)
                .description("Print what was published in DIR, then exit.")
                .build());
        spec.addOption(OptionSpec.builder(ROLLBACK)
                .paramLabel("GENERATION")
                .type(String.class)
                .arity("0..1")
                .fallbackValue("")
                .description("Go back to a generation, such as g42, or to the last good one. The current one is not"
                        + " published again until the input changes.")
                .build());
    }

    static boolean asksForHistory(ParseResult parsed) {
        return SharedOptions.isSet(parsed, HISTORY);
    }

    static boolean isOnce(ParseResult parsed) {
        return SharedOptions.isSet(parsed, ONCE);
    }

    /// Whether somebody else is to do something: all options that ask for it go without paths.
    static boolean isRequest(ParseResult parsed) {
        boolean rollback = SharedOptions.isSet(parsed, ROLLBACK);
        if (rollback && !SharedOptions.paths(parsed).isEmpty()) {
            throw new UsageException(ROLLBACK + " takes no PATH");
        }
        return rollback
                || SharedOptions.paths(parsed).isEmpty() && SharedOptions.isSet(parsed, XdsOptions.ALLOW_SHRINK);
    }

    static Path directory(ParseResult parsed) {
        return SharedOptions.path(SharedOptions.value(parsed, DIRECTORY).orElseThrow());
    }

    private static String here(Path directory) {
        return directory.toAbsolutePath().normalize().toString();
    }

    /// Has the request done.
    static Answer ask(ParseResult parsed) throws IOException {
        Path directory = directory(parsed);
        Request request = new AllowShrink();
        if (SharedOptions.isSet(parsed, ROLLBACK)) {
            String name = SharedOptions.value(parsed, ROLLBACK).orElse("");
            Optional<GenerationName> generation = GenerationName.parse(name);
            if (!name.isEmpty() && generation.isEmpty()) {
                throw new UsageException(ROLLBACK + " takes a generation such as g42, not '" + name + "'");
            }
            request = new RollBack(generation);
        }
        return Remote.ask(directory, XdsOptions.of(parsed, here(directory)).publishing(true), request);
    }

    static ServeOptions options(ParseResult parsed, Streams streams) {
        List<String> paths = SharedOptions.paths(parsed);
        if (paths.isEmpty()) throw new UsageException("there is no PATH to read resources from");
        if (paths.contains("-") && !isOnce(parsed)) throw new UsageException("- can be read with " + ONCE + " only");
        Path directory = directory(parsed);
        paths.forEach(path -> requireApart(path, directory));
        XdsOptions xds = XdsOptions.of(parsed, here(directory));
        Optional<Supervision> supervised = supervision(parsed, streams);
        CompileOptions compiling = SharedOptions.compileOptions(parsed, streams);
        return new ServeOptions(
                paths,
                directory,
                compiling,
                xds.publishing(true),
                xds.allowShrink(),
                timing(parsed),
                supervised.map(Supervision::program).or(() -> validator(parsed, streams)),
                supervised,
                SharedOptions.value(parsed, ADMIN).map(ServeArguments::admin),
                SharedOptions.value(parsed, STATUS_PORT).map(text -> number(STATUS_PORT, text, HIGHEST_PORT)));
    }

    /// What is published would be read as resources, and each generation be a change of the input.
    private static void requireApart(String path, Path directory) {
        boolean within = !path.equals("-") && real(directory).startsWith(real(SharedOptions.path(path)));
        if (within) throw new UsageException(DIRECTORY + " " + directory + " lies in " + path + ", which is read");
    }

    /// The place that a path leads to, as far as it is there.
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        for (Path there = whole; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(whole));
            } catch (IOException _) {
                // what is above may be there
            }
        }
        return whole;
    }

    private static Optional<Supervision> supervision(ParseResult parsed, Streams streams) {
        List<String> arguments = parsed.matchedOptionValue(ENVOY_ARGUMENT, List.of());
        Optional<String> program = SharedOptions.value(parsed, ENVOY);
        if (program.isEmpty() && !arguments.isEmpty()) throw new UsageException(ENVOY_ARGUMENT + " needs " + ENVOY);
        if (program.isPresent() && isOnce(parsed)) throw new UsageException(ENVOY + " does not go with " + ONCE);
        return program.map(name -> new Supervision(SharedOptions.program(name, streams), arguments));
    }

    private static Optional<Path> validator(ParseResult parsed, Streams streams) {
        return SharedOptions.isSet(parsed, CHECK)
                ? Optional.of(SharedOptions.program("envoy", streams))
                : Optional.empty();
    }

    private static Timing timing(ParseResult parsed) {
        Optional<Integer> millis =
                SharedOptions.value(parsed, DEBOUNCE).map(text -> number(DEBOUNCE, text, LONGEST_DEBOUNCE));
        return millis.map(quiet ->
                        new Timing(Duration.ofMillis(quiet), Timing.DEFAULT.poll(), Timing.DEFAULT.confirmation()))
                .orElse(Timing.DEFAULT);
    }

    private static AdminAddress admin(String text) {
        return AdminAddress.parse(text)
                .orElseThrow(() -> new UsageException(
                        ADMIN + " is an address of this machine such as 127.0.0.1:8001, not '" + text + "'"));
    }

    private static int number(String option, String text, int highest) {
        boolean number = !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && Integer.parseInt(text) <= highest) return Integer.parseInt(text);
        throw new UsageException(option + " is a number up to " + highest + ", not '" + text + "'");
    }

    private ServeArguments() {}
}
