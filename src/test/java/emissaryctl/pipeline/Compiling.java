package emissaryctl.pipeline;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.ratelimit.LimitFile;
import emissaryctl.resource.ReadOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Compiles texts.
public final class Compiling {

    private static final CompileOptions OPTIONS = new CompileOptions(
            ReadOptions.DEFAULT, AssembleOptions.defaults(Profile.RECOMMENDED), new TranslateOptions(true), false);

    private static final CompileOptions LENIENT = new CompileOptions(
            ReadOptions.DEFAULT, AssembleOptions.defaults(Profile.RECOMMENDED), new TranslateOptions(true), true);

    private Compiling() {}

    /// Of texts that have nothing wrong.
    public static EnvoyConfig config(String... manifests) {
        Compiled compiled = Pipeline.compile(List.of("-"), input(manifests), OPTIONS);
        return compiled.config()
                .orElseThrow(() -> new AssertionError(compiled.diagnostics().toString()));
    }

    /// What the rate-limit server gets, without what has errors.
    public static List<LimitFile> limits(String... manifests) {
        return Pipeline.compileLimits(List.of("-"), input(manifests), LENIENT)
                .files()
                .orElseThrow();
    }

    private static ByteArrayInputStream input(String... manifests) {
        return new ByteArrayInputStream(String.join("\n---\n", manifests).getBytes(StandardCharsets.UTF_8));
    }
}
