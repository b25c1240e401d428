package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.output.EnvoyValidation;
import emissaryctl.pipeline.CompileOptions;
import emissaryctl.pipeline.Compiled;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl render`: an Envoy bootstrap from Emissary resources.
public final class RenderCommand implements Command {

    @Override
    public String name() {
        return "render";
    }

    @Override
    public String summary() {
        return "Compile resources into an Envoy configuration.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Compile Emissary-ingress resources into an Envoy configuration.",
                        "",
                        "Examples:",
                        "  emissaryctl render k8s/ > envoy.yaml",
                        "  kustomize build . | emissaryctl render - -o envoy.json",
                        "")
                .description(
                        "", "Nothing is rendered when a resource has an error; --lenient renders what is left.", "");
        SharedOptions.addInputs(spec);
        SharedOptions.addGiven(spec);
        spec.addOption(SharedOptions.outputOption());
        spec.addOption(SharedOptions.choice("--format", "FORMAT", List.of("yaml", "json"))
                .description("yaml or json (default: by the extension of FILE, else yaml).")
                .build());
        RenderTarget.add(spec);
        spec.addOption(SharedOptions.flag("--lenient")
                .description("Render in spite of errors, leaving out the resources that have them, as Emissary does.")
                .build());
        SharedOptions.addProfile(spec);
        SharedOptions.addInstallation(spec);
        EnvoyProcessOptions.add(spec);
        spec.addOption(SharedOptions.flag("--no-admin")
                .description("Leave out Envoy's admin interface.")
                .build());
        spec.addOption(SharedOptions.flag("--no-origin")
                .description("Do not record which resource each listener, route and cluster came from.")
                .build());
        spec.addOption(SharedOptions.flag("--check")
                .description("Have Envoy validate the result first, with the envoy on the PATH.")
                .build());
        spec.addOption(SharedOptions.text("--envoy", "PATH")
                .description("Have this Envoy validate the result first; implies --check.")
                .build());
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) throws IOException {
        if (RateLimitRendering.isWanted(parsed)) return RateLimitRendering.render(parsed, streams);
        RenderTarget target = RenderTarget.of(parsed, streams);
        CompileOptions options = SharedOptions.compileOptions(parsed, streams);
        Optional<Path> envoy = SharedOptions.envoy(parsed, streams);
        Reporting reporting = new Reporting(parsed, streams);

        Compiled compiled = compiled(options, parsed, streams);
        List<Diagnostic> found = new ArrayList<>(compiled.diagnostics());
        if (compiled.config().isEmpty()) {
            reporting.report(compiled.loaded(), found);
            reporting.refused(options.lenient());
            return compiled.unreadable() ? ExitCode.UNREADABLE : ExitCode.FINDINGS;
        }
        EnvoyConfig config = compiled.config().get();
        if (envoy.isPresent()) found.addAll(objections(config, envoy.get(), parsed, streams));
        reporting.report(compiled.loaded(), found);
        if (found.stream().anyMatch(d -> d.code() == Code.ENVOY_REJECTS)) return ExitCode.FINDINGS;
        reporting.count(compiled.loaded());
        return target.take(config);
    }

    private static Compiled compiled(CompileOptions options, ParseResult parsed, Streams streams) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("reading");
            Outcome<List<SourceFile>> texts = Pipeline.texts(SharedOptions.paths(parsed), streams.in());
            progress.doing("compiling");
            return Pipeline.compile(texts, options);
        }
    }

    private static List<Diagnostic> objections(EnvoyConfig config, Path envoy, ParseResult parsed, Streams streams)
            throws IOException {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("waiting for Envoy to check it");
            List<Diagnostic> objections = new ArrayList<>();
            TidyEnd.of(() -> objections.addAll(EnvoyValidation.validate(config, envoy)));
            return objections;
        }
    }
}
