package emissaryctl.cli.command;

import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.output.AtomicFile;
import emissaryctl.output.ConfigWriter;
import emissaryctl.output.ConfigWriters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// What `render` makes of a configuration, and where that goes.
@FunctionalInterface
interface RenderTarget {

    /// One configuration in one file.
    String ONE_FILE = "file";

    /// A directory that an Envoy follows.
    String XDS = "xds";

    /// Objects that mount as such a directory.
    String KUBERNETES = "kubernetes";

    /// A directory that a rate-limit server reads: no configuration of Envoy at all.
    String RATELIMIT = "ratelimit";

    ExitCode take(EnvoyConfig config) throws IOException;

    static void add(CommandSpec spec) {
        spec.addOption(SharedOptions.choice("--layout", "LAYOUT", List.of(ONE_FILE, XDS, KUBERNETES, RATELIMIT))
                .description("file (the default): one configuration. xds: a directory that a running Envoy follows,"
                        + " named by -o. kubernetes: ConfigMaps, Secrets and a Deployment for Envoys that follow them."
                        + " ratelimit: RateLimits for the rate-limit server, into the directory named by -o.")
                .build());
        XdsOptions.add(spec, "With --layout xds; the first two with kubernetes, too:");
        FleetRendering.add(spec);
    }

    /// What the options ask for.
    ///
    /// @throws UsageException when they do not fit one another
    static RenderTarget of(ParseResult parsed, Streams streams) {
        Optional<Path> output = SharedOptions.value(parsed, "-o").map(SharedOptions::path);
        String layout = SharedOptions.value(parsed, "--layout").orElse(ONE_FILE);
        XdsOptions.refuse(parsed, layout);
        FleetRendering.refuse(parsed, layout);
        return switch (layout) {
            case ONE_FILE -> {
                ConfigWriter writer = writer(parsed, output);
                yield config -> write(out -> writer.write(config, out), config.holdsSecrets(), output, streams);
            }
            case XDS -> {
                if (SharedOptions.isSet(parsed, "--format")) throw new UsageException("--layout xds is always JSON");
                Path directory = output.orElseThrow(() -> new UsageException("--layout xds needs a directory in -o"));
                String here = directory.toAbsolutePath().normalize().toString();
                yield new XdsRendering(directory, XdsOptions.of(parsed, here), streams);
            }
            case KUBERNETES -> {
                if (SharedOptions.isSet(parsed, "--format")) {
                    throw new UsageException("--layout kubernetes is always YAML");
                }
                yield FleetRendering.of(parsed, output, streams);
            }
            default -> throw new UsageException("--layout is file, xds, kubernetes or ratelimit, not '" + layout + "'");
        };
    }

    private static ConfigWriter writer(ParseResult parsed, Optional<Path> output) {
        Optional<String> told = SharedOptions.value(parsed, "--format");
        boolean json = output.map(p -> p.toString().endsWith(".json")).orElse(false);
        String format = told.orElse(json ? "json" : "yaml");
        return ConfigWriters.named(format)
                .orElseThrow(() -> new UsageException("--format is yaml or json, not '" + format + "'"));
    }

    /// Writes a text to a file or, without one, to standard output.
    static ExitCode write(String text, boolean secret, Optional<Path> output, Streams streams) throws IOException {
        return write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)), secret, output, streams);
    }

    private static ExitCode write(AtomicFile.Text text, boolean secret, Optional<Path> output, Streams streams)
            throws IOException {
        if (output.isPresent()) TidyEnd.of(() -> AtomicFile.writeText(output.get(), secret, text));
        else text.writeTo(streams.out());
        return ExitCode.CLEAN;
    }
}
