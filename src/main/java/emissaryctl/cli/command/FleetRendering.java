package emissaryctl.cli.command;

import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.kubernetes.FleetObjects;
import emissaryctl.kubernetes.FleetObjects.TooLarge;
import emissaryctl.kubernetes.FleetOptions;
import emissaryctl.xds.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `render --layout kubernetes`: objects for many Envoys.
record FleetRendering(FleetOptions options, int maxWatches, Optional<Path> output, boolean quiet, Streams streams)
        implements RenderTarget {

    private static final String NAME = "--name";
    private static final String NO_DEPLOYMENT = "--no-deployment";

    static void add(CommandSpec spec) {
        SharedOptions.addGroup(
                spec,
                "With --layout kubernetes:",
                SharedOptions.text(NAME, "NAME")
                        .description("What the objects are called (default: " + FleetOptions.DEFAULT_NAME + ")."),
                SharedOptions.flag(NO_DEPLOYMENT).description("Leave out the Deployment, as there is one already."));
    }

    static void refuse(ParseResult parsed, String layout) {
        for (String option : List.of(NAME, NO_DEPLOYMENT)) {
            if (SharedOptions.isSet(parsed, option) && !layout.equals(KUBERNETES)) {
                throw new UsageException(option + " needs --layout kubernetes");
            }
        }
    }

    static FleetRendering of(ParseResult parsed, Optional<Path> output, Streams streams) {
        String name = SharedOptions.value(parsed, NAME).orElse(FleetOptions.DEFAULT_NAME);
        if (!FleetOptions.isName(name)) {
            throw new UsageException(NAME + " is up to 50 of a-z, 0-9 and -, not '" + name + "'");
        }
        XdsOptions xds = XdsOptions.of(parsed, FleetOptions.DEFAULT_MOUNT);
        return new FleetRendering(
                new FleetOptions(name, xds.seenAs(), !SharedOptions.isSet(parsed, NO_DEPLOYMENT)),
                xds.maxWatches(),
                output,
                SharedOptions.isSet(parsed, "--quiet"),
                streams);
    }

    @Override
    public ExitCode take(EnvoyConfig config) throws IOException {
        FleetObjects objects = FleetObjects.of(Snapshots.of(config), maxWatches, options);
        Optional<TooLarge> tooLarge = objects.tooLarge();
        if (tooLarge.isPresent()) {
            say(tooLarge.get().file() + " takes " + tooLarge.get().size() + " bytes, and a ConfigMap or Secret holds "
                    + tooLarge.get().limit() + "; have emissaryctl serve beside each Envoy instead");
            return ExitCode.FINDINGS;
        }
        if (!quiet && objects.configMaps() > 1) {
            say("the files take " + objects.configMaps()
                    + " ConfigMaps, which Envoy may see change at different moments");
        }
        if (!quiet && objects.inlined() > 0) say(XdsRendering.inlined(objects.inlined()));
        return RenderTarget.write(objects.yaml(), config.holdsSecrets(), output, streams);
    }

    private void say(String text) {
        streams.err().println("emissaryctl render: " + Printable.of(text));
    }
}
