package emissaryctl.pipeline;

import emissaryctl.assemble.AssembleOptions;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.diff.Side;
import emissaryctl.diff.normal.ConfigurationReader;
import emissaryctl.diff.normal.Written;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.gateway.Gateway;
import java.util.List;

/// One side of a comparison, from the resources that it is made of: without those that have errors, as Emissary would
/// run it.
public record DiffSide(Side side, Gateway gateway, Loaded loaded, List<Diagnostic> diagnostics) {
    public DiffSide {
        diagnostics = List.copyOf(diagnostics);
    }

    /// @param namespace that of resources without one
    public static DiffSide of(String name, Outcome<Loaded> loaded, AssembleOptions options, String namespace) {
        Outcome<Gateway> gateway = loaded.then(read -> Pipeline.assemble(read, options));
        EnvoyConfig config = EnvoyTranslator.translate(gateway.value(), new TranslateOptions(true));
        Side side = new Side(
                name,
                ConfigurationReader.read(config, gateway.value()),
                Written.in(loaded.value().documents(), namespace));
        return new DiffSide(side, gateway.value(), loaded.value(), gateway.diagnostics());
    }
}
