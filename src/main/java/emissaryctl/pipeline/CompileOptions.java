package emissaryctl.pipeline;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.resource.ReadOptions;

/// What every stage is told. `lenient`: go on without the resources that have errors.
public record CompileOptions(
        ReadOptions reading, AssembleOptions assembling, TranslateOptions translating, boolean lenient) {}
