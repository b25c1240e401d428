package emissaryctl.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Finds the command that the arguments name, and answers for everything that can go wrong with them.
public final class Emissaryctl {

    static final int WIDTH = 80;
    private static final int MOST_IN_SYNOPSIS = 12;

    private Emissaryctl() {}

    /// Runs the program. Never throws.
    public static ExitCode run(String[] args, Streams streams) {
        try {
            return dispatch(args, streams);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return bug(e, streams);
        }
    }

    private static ExitCode dispatch(String[] args, Streams streams) {
        if (args.length == 0) {
            streams.err().print(Help.overview());
            return ExitCode.USAGE;
        }
        String first = args[0];
        switch (first) {
            case "-h", "--help" -> {
                streams.out().print(Help.overview());
                return ExitCode.CLEAN;
            }
            case "-V", "--version" -> {
                streams.out().println("emissaryctl " + Version.number());
                return ExitCode.CLEAN;
            }
            case "help" -> {
                return help(args, streams);
            }
            default -> {
                return command(first)
                        .map(c -> run(c, Arrays.copyOfRange(args, 1, args.length), streams))
                        .orElseGet(() -> unknown(first, streams));
            }
        }
    }

    private static ExitCode help(String[] args, Streams streams) {
        if (args.length == 1 || args[1].equals("-h") || args[1].equals("--help")) {
            streams.out().print(Help.overview());
            return ExitCode.CLEAN;
        }
        Optional<Command> command = command(args[1]);
        if (command.isEmpty()) return unknown(args[1], streams);
        streams.out().print(usage(command.get()));
        return ExitCode.CLEAN;
    }

    private static Optional<Command> command(String name) {
        return Commands.ALL.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private static ExitCode run(Command command, String[] args, Streams streams) {
        CommandLine line = line(command);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(args);
        } catch (ParameterException e) {
            return wrongUsage(command, e, streams);
        }
        if (parsed.isUsageHelpRequested()) {
            streams.out().print(usage(command));
            return ExitCode.CLEAN;
        }
        return Failures.guard(command.name(), streams, () -> written(command.run(parsed, streams), streams));
    }

    /// A `PrintStream` keeps to itself that it could not write.
    private static ExitCode written(ExitCode exit, Streams streams) throws IOException {
        if (streams.out().checkError())
            throw new IOException("standard output was closed before everything was written");
        return exit;
    }

    static CommandLine line(Command command) {
        CommandSpec spec = command.spec()
                .name("emissaryctl " + command.name())
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        spec.usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .sortSynopsis(false)
                .abbreviateSynopsis(spec.options().size() > MOST_IN_SYNOPSIS)
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionList::format);
        return new CommandLine(spec);
    }

    static String usage(Command command) {
        return line(command).getUsageMessage(Ansi.OFF);
    }

    private static ExitCode unknown(String word, Streams streams) {
        List<String> names = Commands.ALL.stream().map(Command::name).toList();
        streams.err().println("emissaryctl: there is no command '" + Printable.of(word) + "'");
        Suggestion.nearest(word, names).ifPresent(name -> streams.err().println("Did you mean '" + name + "'?"));
        streams.err().println("Try 'emissaryctl --help'.");
        return ExitCode.USAGE;
    }

    private static ExitCode wrongUsage(Command command, ParameterException e, Streams streams) {
        String prefix = "emissaryctl " + command.name() + ": ";
        streams.err().println(prefix + Printable.of(String.valueOf(e.getMessage())));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> flags = line(command).getCommandSpec().options().stream()
                    .flatMap(o -> Arrays.stream(o.names()))
                    .toList();
            unmatched.getUnmatched().stream()
                    .findFirst()
                    .flatMap(word -> Suggestion.nearest(word, flags))
                    .ifPresent(flag -> streams.err().println("Did you mean '" + flag + "'?"));
        }
        streams.err().println("Try 'emissaryctl " + command.name() + " --help'.");
        return ExitCode.USAGE;
    }

    /// Says where the program failed without a stack trace, unless one is asked for.
    private static ExitCode bug(Throwable e, Streams streams) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length > 0 ? " at " + trace[0] : "";
        streams.err().println("emissaryctl: internal error: " + e.getClass().getSimpleName() + where);
        streams.err().println("This is a bug of emissaryctl; please report it with the input that shows it.");
        if (streams.variable("EMISSARYCTL_STACKTRACE").isPresent()) e.printStackTrace(streams.err());
        return ExitCode.INTERNAL;
    }
}
