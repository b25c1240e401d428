package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.Completions;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl completion`: scripts that let a shell complete commands and options.
public final class CompletionCommand implements Command {

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Print a completion script for a shell.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Print a completion script for a shell.",
                        "",
                        "Examples:",
                        "  source <(emissaryctl completion bash)",
                        "  emissaryctl completion zsh > ~/.zfunc/_emissaryctl",
                        "  emissaryctl completion fish > ~/.config/fish/completions/emissaryctl.fish",
                        "")
                .description("");
        return spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SHELL")
                .required(true)
                .arity("1")
                .type(String.class)
                .completionCandidates(List.of("bash", "zsh", "fish"))
                .description("bash, zsh or fish.")
                .build());
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        String shell = parsed.matchedPositionalValue(0, "");
        Optional<String> script = Completions.script(shell);
        if (script.isEmpty()) {
            streams.err()
                    .println("emissaryctl completion: the shell is bash, zsh or fish, not '" + Printable.of(shell)
                            + "'");
            return ExitCode.USAGE;
        }
        streams.out().print(script.get());
        return ExitCode.CLEAN;
    }
}
