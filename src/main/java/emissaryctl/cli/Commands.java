package emissaryctl.cli;

import emissaryctl.cli.command.CompletionCommand;
import emissaryctl.cli.command.RenderCommand;
import java.util.List;

/// All commands, in the order of the help.
public final class Commands {

    public static final List<Command> ALL = List.of(new RenderCommand(), new CompletionCommand());

    private Commands() {}
}
