package emissaryctl.cli.command;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.Gateway;
import emissaryctl.pipeline.Compiled;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// The gateway of the input, for commands that look into it: without the resources that have errors, as Emissary would
/// run it.
record InputGateway(Loaded loaded, Gateway gateway, List<Diagnostic> diagnostics, AssembleOptions options) {

    /// None when there is nothing to look into; what is wrong has been said then.
    static Optional<InputGateway> of(List<String> paths, ParseResult parsed, Streams streams) {
        AssembleOptions options = SharedOptions.assembleOptions(parsed, streams, SharedOptions.profile(parsed), true);
        Outcome<Loaded> loaded = loaded(paths, parsed, streams);
        List<Diagnostic> found = new ArrayList<>(loaded.diagnostics());
        if (Compiled.isUnreadable(found)) {
            new Reporting(parsed, streams).report(loaded.value(), found);
            return Optional.empty();
        }
        Outcome<Gateway> gateway = assembled(loaded.value(), options, parsed, streams);
        found.addAll(gateway.diagnostics());
        long errors = found.stream().filter(Diagnostic::isError).distinct().count();
        if (errors > 0 && !SharedOptions.isSet(parsed, "--quiet")) {
            streams.err()
                    .println("Note: the input has " + errors + (errors == 1 ? " error" : " errors")
                            + "; resources with errors are left out ('emissaryctl lint' shows them).");
        }
        return Optional.of(new InputGateway(loaded.value(), gateway.value(), found, options));
    }

    private static Outcome<Loaded> loaded(List<String> paths, ParseResult parsed, Streams streams) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("reading");
            return Pipeline.load(paths, streams.in(), SharedOptions.readOptions(parsed, streams));
        }
    }

    private static Outcome<Gateway> assembled(
            Loaded loaded, AssembleOptions options, ParseResult parsed, Streams streams) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("compiling");
            return Pipeline.assemble(loaded, options);
        }
    }
}
