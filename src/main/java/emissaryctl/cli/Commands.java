package emissaryctl.cli;

import emissaryctl.cli.command.BaselineCommand;
import emissaryctl.cli.command.CompletionCommand;
import emissaryctl.cli.command.DiffCommand;
import emissaryctl.cli.command.ExplainCommand;
import emissaryctl.cli.command.GraphCommand;
import emissaryctl.cli.command.LintCommand;
import emissaryctl.cli.command.ManCommand;
import emissaryctl.cli.command.RenderCommand;
import emissaryctl.cli.command.RuleCommand;
import emissaryctl.cli.command.RulesCommand;
import emissaryctl.cli.command.ServeCommand;
import emissaryctl.cli.command.TestCommand;
import java.util.List;

/// All commands, in the order of the help.
public final class Commands {

    public static final List<Command> ALL = List.of(
            new RenderCommand(),
            new ServeCommand(),
            new LintCommand(),
            new BaselineCommand(),
            new ExplainCommand(),
            new TestCommand(),
            new GraphCommand(),
            new DiffCommand(),
            new RuleCommand(),
            new RulesCommand(),
            new CompletionCommand(),
            new ManCommand());

    private Commands() {}
}
