package emissaryctl.pipeline;

import emissaryctl.assemble.AssembleOptions;
import emissaryctl.assemble.Profile;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.resource.ReadOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Compiles texts that have nothing wrong.
public final class Compiling {

    private static final CompileOptions OPTIONS = new CompileOptions(
            ReadOptions.DEFAULT, AssembleOptions.defaults(Profile.RECOMMENDED), new TranslateOptions(true), false);

    private Compiling() {}

    public static EnvoyConfig config(String... manifests) {
        byte[] text = String.join("\n---\n", manifests).getBytes(StandardCharsets.UTF_8);
        Compiled compiled = Pipeline.compile(List.of("-"), new ByteArrayInputStream(text), OPTIONS);
        return compiled.config()
                .orElseThrow(() -> new AssertionError(compiled.diagnostics().toString()));
    }
}
