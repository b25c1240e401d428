package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.diff.judge.JudgementIndex;
import emissaryctl.lint.catalogue.RuleIndex;
import emissaryctl.lint.catalogue.RulePage;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl rules`: the list of all codes.
public final class RulesCommand implements Command {

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String summary() {
        return "List all findings that there can be.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "List every code with its name and what it means.",
                        "",
                        "Examples:",
                        "  emissaryctl rules",
                        "  emissaryctl rules --format json",
                        "");
        spec.addOption(SharedOptions.choice("--format", "FORMAT", List.of("text", "markdown", "json"))
                .description("text (the default), markdown or json, which has no judgements of diff.")
                .build());
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        String format = SharedOptions.value(parsed, "--format").orElse("text");
        List<RulePage> pages = RulePage.all();
        switch (format) {
            case "text" -> streams.out().print(RuleIndex.plain(pages) + JudgementIndex.plain());
            case "markdown" ->
                streams.out().print(RuleIndex.markdown(pages).stripLeading() + JudgementIndex.markdown());
            case "json" -> streams.out().print(RuleIndex.json(pages));
            default -> {
                streams.err()
                        .println("emissaryctl rules: --format is text, markdown or json, not '" + Printable.of(format)
                                + "'");
                return ExitCode.USAGE;
            }
        }
        streams.out().flush();
        return ExitCode.CLEAN;
    }
}
