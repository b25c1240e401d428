package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.cli.Suggestion;
import emissaryctl.diag.Code;
import emissaryctl.diff.judge.JudgementPage;
import emissaryctl.diff.judge.Judges;
import emissaryctl.lint.catalogue.RulePage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl rule`: the page of a code.
public final class RuleCommand implements Command {

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public String summary() {
        return "Explain a finding: what it means, an example, what to do.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Explain what a code or a name in a finding means.",
                        "",
                        "Examples:",
                        "  emissaryctl rule EMC2004",
                        "  emissaryctl rule grpc-rewrite",
                        "");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("CODE")
                .required(true)
                .arity("1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .completionCandidates(known())
                .description("A code such as EMC2004, or a name such as grpc-rewrite.")
                .build());
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        List<String> words = SharedOptions.paths(parsed);
        for (String word : words) {
            if (page(word).isEmpty()) return unknown(word, streams);
        }
        String pages = String.join(
                "\n", words.stream().flatMap(word -> page(word).stream()).toList());
        streams.out().print(pages);
        streams.out().flush();
        return ExitCode.CLEAN;
    }

    private static Optional<String> page(String word) {
        return Code.find(word)
                .map(code -> RulePage.of(code).text())
                .or(() -> Judges.find(word).map(judge -> JudgementPage.of(judge).text()));
    }

    private static ExitCode unknown(String word, Streams streams) {
        streams.err().println("emissaryctl rule: there is no rule '" + Printable.of(word) + "'");
        nearest(word).ifPresent(code -> streams.err().println("Did you mean '" + code + "'?"));
        streams.err().println("Try 'emissaryctl rules'.");
        return ExitCode.USAGE;
    }

    /// The code or name that was probably meant.
    static Optional<String> nearest(String word) {
        return Suggestion.nearest(word, known());
    }

    private static List<String> known() {
        return Stream.concat(
                        Arrays.stream(Code.values()).flatMap(code -> Stream.of(code.id(), code.slug())),
                        Judges.ALL.stream().flatMap(judge -> Stream.of(judge.code(), judge.name())))
                .toList();
    }
}
