package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Streams;
import emissaryctl.graph.GraphBuilder;
import emissaryctl.graph.GraphFormat;
import emissaryctl.graph.GraphFormats;
import emissaryctl.graph.RouteGraph;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
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
        return "Draw which host leads through which route to which service.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Draw which host leads through which route to which service.",
                        "",
                        "Examples:",
                        "  emissaryctl graph k8s/ -o text",
                        "  emissaryctl graph k8s/ -o html=routes.html",
                        "  emissaryctl graph k8s/ -o dot | dot -Tsvg > routes.svg",
                        "");
        SharedOptions.addInputs(spec);
        ReportTarget.add(spec, FORMATS);
        SharedOptions.addGiven(spec);
        SharedOptions.addProfile(spec);
        SharedOptions.addInstallation(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) throws IOException {
        List<ReportTarget> targets = ReportTarget.of(parsed, FORMATS);
        Optional<InputGateway> input = InputGateway.of(SharedOptions.paths(parsed), parsed, streams);
        if (input.isEmpty()) return ExitCode.UNREADABLE;
        RouteGraph graph = GraphBuilder.build(input.get().gateway());
        for (ReportTarget target : targets) {
            target.write(GraphFormats.named(target.format()).orElseThrow().format(graph), streams);
        }
        return ExitCode.CLEAN;
    }
}
