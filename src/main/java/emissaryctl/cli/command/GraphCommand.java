package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Streams;
import emissaryctl.graph.GraphBuilder;
import emissaryctl.graph.GraphFormat;
import emissaryctl.graph.GraphFormats;
import emissaryctl.output.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl graph`: the way from hosts over routes to services.
public final class GraphCommand implements Command {

    private static final List<String> FORMATS =
            GraphFormats.ALL.stream().map(GraphFormat::name).toList();

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public String summary() {
        return "Draw which host leads over which route to which service.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Draw which host leads over which route to which service.",
                        "",
                        "Examples:",
                        "  emissaryctl graph k8s/ -o html=routes.html",
                        "  emissaryctl graph k8s/ -o dot | dot -Tsvg > routes.svg",
                        "");
        SharedOptions.addInputs(spec);
        spec.addOption(OptionSpec.builder("-o", "--output")
                .paramLabel("FORMAT[=FILE]")
                .type(String.class)
                .arity("1")
                .completionCandidates(FORMATS)
                .description("mermaid (the default), dot, json or html; to FILE, or to standard output.")
                .build());
        SharedOptions.addProfile(spec);
        SharedOptions.addInstallation(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        return LintFailures.guard("graph", streams, () -> graph(parsed, streams));
    }

    private static ExitCode graph(ParseResult parsed, Streams streams) throws IOException {
        String target = SharedOptions.value(parsed, "--output").orElse("mermaid");
        int equals = target.indexOf('=');
        String word = equals < 0 ? target : target.substring(0, equals);
        GraphFormat format = GraphFormats.named(word)
                .orElseThrow(() ->
                        new UsageException("-o is one of " + String.join(", ", FORMATS) + ", not '" + word + "'"));
        Optional<InputGateway> input = InputGateway.of(SharedOptions.paths(parsed), parsed, streams);
        if (input.isEmpty()) return ExitCode.UNREADABLE;
        byte[] bytes = format.format(GraphBuilder.build(input.get().gateway())).getBytes(StandardCharsets.UTF_8);
        if (equals >= 0) {
            AtomicFile.write(SharedOptions.path(target.substring(equals + 1)), bytes, false);
            return ExitCode.CLEAN;
        }
        streams.out().write(bytes, 0, bytes.length);
        streams.out().flush();
        if (streams.out().checkError())
            throw new IOException("standard output was closed before everything was written");
        return ExitCode.CLEAN;
    }
}
