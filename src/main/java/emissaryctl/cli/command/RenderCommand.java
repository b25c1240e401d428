package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.output.AtomicFile;
import emissaryctl.output.ConfigWriter;
import emissaryctl.output.ConfigWriters;
import emissaryctl.output.EnvoyValidation;
import emissaryctl.pipeline.CompileOptions;
import emissaryctl.pipeline.Compiled;
import emissaryctl.pipeline.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl render`: an Envoy bootstrap from Emissary resources.
public final class RenderCommand implements Command {

    private static final String ONE_FILE = "file";
    private static final String XDS = "xds";

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
        SharedOptions.addEndpoints(spec);
        spec.addOption(SharedOptions.outputOption());
        spec.addOption(SharedOptions.choice("--format", "FORMAT", List.of("yaml", "json"))
                .description("yaml or json (default: by the ending of FILE, else yaml).")
                .build());
        spec.addOption(SharedOptions.choice("--layout", "LAYOUT", List.of(ONE_FILE, XDS))
                .description("file (the default): one configuration. xds: a directory that a running Envoy follows,"
                        + " named by -o.")
                .build());
        XdsOptions.add(spec, "With --layout xds:");
        spec.addOption(SharedOptions.flag("--lenient")
                .description("Render in spite of errors, without the resources that have them, as Emissary would.")
                .build());
        SharedOptions.addProfile(spec);
        SharedOptions.addInstallation(spec);
        EnvoyProcessOptions.add(spec);
        spec.addOption(SharedOptions.flag("--no-admin")
                .description("Leave out Envoy's admin interface.")
                .build());
        spec.addOption(SharedOptions.flag("--no-origin")
                .description("Leave out which resource each listener, route and cluster came from.")
                .build());
        spec.addOption(SharedOptions.flag("--check")
                .description("Have Envoy validate the result; envoy is looked for on the PATH.")
                .build());
        spec.addOption(SharedOptions.text("--envoy", "PATH")
                .description("The Envoy that validates the result; implies --check.")
                .build());
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        try {
            return render(parsed, streams);
        } catch (UsageException e) {
            streams.err().println("emissaryctl render: " + Printable.of(String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
    }

    private static ExitCode render(ParseResult parsed, Streams streams) {
        Optional<Path> output = SharedOptions.value(parsed, "-o").map(SharedOptions::path);
        return switch (SharedOptions.value(parsed, "--layout").orElse(ONE_FILE)) {
            case ONE_FILE -> {
                XdsOptions.refuse(parsed);
                ConfigWriter writer = writer(parsed, output);
                yield render(
                        parsed, streams, config -> write(writer.write(config), config.holdsSecrets(), output, streams));
            }
            case XDS -> {
                if (SharedOptions.isSet(parsed, "--format")) throw new UsageException("--layout xds is always JSON");
                Path directory = output.orElseThrow(() -> new UsageException("--layout xds needs a directory in -o"));
                XdsRendering rendering = new XdsRendering(directory, XdsOptions.of(parsed, directory), streams);
                yield render(parsed, streams, rendering::publish);
            }
            case String other -> throw new UsageException("--layout is file or xds, not '" + other + "'");
        };
    }

    private static ExitCode render(ParseResult parsed, Streams streams, Function<EnvoyConfig, ExitCode> target) {
        CompileOptions options = SharedOptions.compileOptions(parsed, streams);
        Optional<Path> envoy = SharedOptions.envoy(parsed, streams);
        Reporting reporting = new Reporting(parsed, streams);

        Compiled compiled = Pipeline.compile(SharedOptions.paths(parsed), streams.in(), options);
        List<Diagnostic> found = new ArrayList<>(compiled.diagnostics());
        if (compiled.config().isEmpty()) {
            reporting.report(compiled.loaded(), found);
            reporting.refused(options.lenient());
            return compiled.unreadable() ? ExitCode.UNREADABLE : ExitCode.FINDINGS;
        }
        EnvoyConfig config = compiled.config().get();
        if (envoy.isPresent()) found.addAll(EnvoyValidation.validate(config, envoy.get()));
        reporting.report(compiled.loaded(), found);
        if (found.stream().anyMatch(d -> d.code() == Code.ENVOY_REJECTS)) return ExitCode.FINDINGS;
        reporting.count(compiled.loaded());
        return target.apply(config);
    }

    private static ConfigWriter writer(ParseResult parsed, Optional<Path> output) {
        Optional<String> told = SharedOptions.value(parsed, "--format");
        boolean json = output.map(p -> p.toString().endsWith(".json")).orElse(false);
        String format = told.orElse(json ? "json" : "yaml");
        return ConfigWriters.named(format)
                .orElseThrow(() -> new UsageException("--format is yaml or json, not '" + format + "'"));
    }

    private static ExitCode write(String text, boolean secret, Optional<Path> output, Streams streams) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (output.isEmpty()) {
            streams.out().write(bytes, 0, bytes.length);
            streams.out().flush();
            if (!streams.out().checkError()) return ExitCode.CLEAN;
            streams.err().println("emissaryctl render: standard output was closed before everything was written");
            return ExitCode.UNREADABLE;
        }
        try {
            AtomicFile.write(output.get(), bytes, secret);
            return ExitCode.CLEAN;
        } catch (IOException e) {
            streams.err().println("emissaryctl render: " + Printable.of(String.valueOf(e.getMessage())));
            return ExitCode.UNREADABLE;
        }
    }
}
