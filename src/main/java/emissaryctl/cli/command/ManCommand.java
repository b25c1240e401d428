package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.Commands;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.ManPages;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl man`: the manual pages.
public final class ManCommand implements Command {

    @Override
    public String name() {
        return "man";
    }

    @Override
    public String summary() {
        return "Print a manual page.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Print the manual page of emissaryctl or of a command.",
                        "",
                        "Examples:",
                        "  emissaryctl man render | man -l -",
                        "  emissaryctl man > /usr/local/share/man/man1/emissaryctl.1",
                        "")
                .description("");
        return spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .arity("0..1")
                .type(String.class)
                .completionCandidates(Commands.ALL.stream().map(Command::name).toList())
                .description("A command, such as render.")
                .build());
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        String command = parsed.matchedPositionalValue(0, "");
        Optional<String> page = command.isEmpty() ? Optional.of(ManPages.overview()) : ManPages.of(command);
        if (page.isEmpty()) {
            streams.err().println("emissaryctl man: there is no command '" + Printable.of(command) + "'");
            return ExitCode.USAGE;
        }
        streams.out().print(page.get());
        return ExitCode.CLEAN;
    }
}
