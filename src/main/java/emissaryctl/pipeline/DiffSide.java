package emissaryctl.pipeline;

import emissaryctl.assemble.AssembleOptions;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.diff.Documents;
import emissaryctl.diff.Side;
import emissaryctl.diff.normal.ConfigurationReader;
import emissaryctl.diff.normal.KnownPieces;
import emissaryctl.diff.normal.LiveConfiguration;
import emissaryctl.diff.normal.Written;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.gateway.Gateway;
import java.util.List;
import java.util.Optional;

/// One side of a comparison. One from resources has what was loaded, and the gateway without those that have errors, as
/// Emissary would run it; one that Envoy gave has what it `gave`, a bootstrap.
public record DiffSide(
        Side side,
        Optional<Gateway> gateway,
        Optional<LiveConfiguration> gave,
        Optional<Outcome<Loaded>> loaded,
        List<Diagnostic> diagnostics) {
    public DiffSide {
        diagnostics = List.copyOf(diagnostics);
    }

    /// @param namespace that of resources without one
    /// @param known what the other side has taught
    public static DiffSide of(
            String name, Outcome<Loaded> loaded, AssembleOptions options, String namespace, KnownPieces known) {
        Outcome<Gateway> gateway = loaded.then(read -> Pipeline.assemble(read, options));
        EnvoyConfig config = EnvoyTranslator.translate(gateway.value(), new TranslateOptions(true));
        Side side = new Side(
                name,
                ConfigurationReader.read(config, gateway.value(), known),
                Written.in(loaded.value().documents(), namespace));
        return new DiffSide(
                side, Optional.of(gateway.value()), Optional.empty(), Optional.of(loaded), gateway.diagnostics());
    }

    /// The side that a bootstrap or config dump is; none when the text is neither.
    public static Optional<DiffSide> live(String name, String text) {
        return LiveConfiguration.read(text)
                .map(live -> new DiffSide(
                        new Side(name, live.configuration(), Documents.NONE),
                        Optional.empty(),
                        Optional.of(live),
                        Optional.empty(),
                        List.of()));
    }
}
