package emissaryctl.pipeline;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.diff.normal.ConfigurationReader;
import emissaryctl.diff.normal.KnownPieces;
import emissaryctl.diff.normal.LiveConfiguration;
import emissaryctl.diff.normal.Written;
import emissaryctl.diff.tree.Documents;
import emissaryctl.diff.tree.Side;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.KnownLimits;
import emissaryctl.ratelimit.RateLimits;
import java.util.List;
import java.util.Optional;

/// One side of a comparison. One from resources has what was loaded, and the gateway without those that have errors, as
/// Emissary would run it; one that Envoy gave has what it `gave`, a bootstrap.
public record DiffSide(
        Side side,
        Optional<Gateway> gateway,
        Optional<LiveConfiguration> gave,
        Optional<Outcome<Loaded>> loaded,
        KnownLimits limits,
        List<Diagnostic> diagnostics) {
    public DiffSide {
        diagnostics = List.copyOf(diagnostics);
    }

    /// What resources compile to, and how they are written.
    public record Made(Outcome<Loaded> loaded, Outcome<Gateway> gateway, EnvoyConfig config, Documents written) {

        /// @param namespace that of resources without one
        public static Made of(Outcome<Loaded> loaded, AssembleOptions options, String namespace) {
            Outcome<Gateway> gateway = loaded.then(read -> Pipeline.assemble(read, options));
            return new Made(
                    loaded,
                    gateway,
                    EnvoyTranslator.translate(gateway.value(), new TranslateOptions(true)),
                    Written.in(loaded.value().documents(), namespace));
        }
    }

    /// @param known what the other side has taught
    public static DiffSide of(String name, Made made, KnownPieces known) {
        Gateway gateway = made.gateway().value();
        Side side = new Side(name, ConfigurationReader.read(made.config(), gateway, known), made.written());
        return new DiffSide(
                side,
                Optional.of(gateway),
                Optional.empty(),
                Optional.of(made.loaded()),
                RateLimits.known(made.loaded().value().resources()),
                made.gateway().diagnostics());
    }

    /// The side that a bootstrap or config dump is; none when the text is neither.
    public static Optional<DiffSide> live(String name, String text) {
        return LiveConfiguration.read(text)
                .map(live -> new DiffSide(
                        new Side(name, live.configuration(), Documents.NONE),
                        Optional.empty(),
                        Optional.of(live),
                        Optional.empty(),
                        KnownLimits.NONE,
                        List.of()));
    }
}
