package emissaryctl.cli.command;

import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.output.AtomicFile;
import emissaryctl.pipeline.CompileOptions;
import emissaryctl.pipeline.CompiledLimits;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.ratelimit.LimitFile;
import emissaryctl.ratelimit.LimitYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/// `render --layout ratelimit`: the configuration of the rate-limit server rather than Envoy's.
record RateLimitRendering(Path directory, Streams streams) {

    static boolean isWanted(ParseResult parsed) {
        return SharedOptions.value(parsed, "--layout")
                .filter(RenderTarget.RATELIMIT::equals)
                .isPresent();
    }

    /// @throws UsageException when the options do not fit one another
    static ExitCode render(ParseResult parsed, Streams streams) {
        for (String option : List.of("--format", "--check", "--envoy")) {
            if (SharedOptions.isSet(parsed, option)) {
                throw new UsageException(option + " is for configurations of Envoy, not for --layout ratelimit");
            }
        }
        XdsOptions.refuse(parsed, RenderTarget.RATELIMIT);
        FleetRendering.refuse(parsed, RenderTarget.RATELIMIT);
        Path directory = SharedOptions.value(parsed, "-o")
                .map(SharedOptions::path)
                .orElseThrow(() -> new UsageException("--layout ratelimit needs a directory in -o"));
        CompileOptions options = SharedOptions.compileOptions(parsed, streams);
        Reporting reporting = new Reporting(parsed, streams);

        CompiledLimits compiled = Pipeline.compileLimits(SharedOptions.paths(parsed), streams.in(), options);
        reporting.report(compiled.loaded(), compiled.diagnostics());
        if (compiled.files().isEmpty()) {
            reporting.refused(options.lenient());
            return compiled.unreadable() ? ExitCode.UNREADABLE : ExitCode.FINDINGS;
        }
        reporting.count(compiled.loaded());
        return new RateLimitRendering(directory, streams).write(compiled.files().get());
    }

    private ExitCode write(List<LimitFile> files) {
        if (files.isEmpty()) {
            say("there is no RateLimit in the input, and nothing was written");
            return ExitCode.FINDINGS;
        }
        try {
            Files.createDirectories(directory);
            for (LimitFile file : files) {
                byte[] text = LimitYaml.text(file).getBytes(StandardCharsets.UTF_8);
                TidyEnd.of(() -> AtomicFile.write(directory.resolve(file.fileName()), text, false));
            }
            sayOthers(files);
            return ExitCode.CLEAN;
        } catch (IOException e) {
            say(String.valueOf(e.getMessage()));
            return ExitCode.UNREADABLE;
        }
    }

    /// The server reads all files that it finds.
    private void sayOthers(List<LimitFile> files) throws IOException {
        Set<String> written = files.stream().map(LimitFile::fileName).collect(Collectors.toSet());
        try (Stream<Path> found = Files.list(directory)) {
            found.map(path -> path.getFileName().toString())
                    .filter(name -> !written.contains(name))
                    .sorted()
                    .forEach(name -> say(directory.resolve(name)
                            + " is not of this input, and the rate-limit server reads it, too"));
        }
    }

    private void say(String text) {
        streams.err().println("emissaryctl render: " + Printable.of(text));
    }
}
