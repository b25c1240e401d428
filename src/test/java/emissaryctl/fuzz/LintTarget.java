package emissaryctl.fuzz;

import emissaryctl.cli.Run;
import tools.jackson.databind.json.JsonMapper;

/// The input is resources: they are read, checked against the schemas and linted, and the report is JSON.
public final class LintTarget {

    private LintTarget() {}

    public static void fuzzerInitialize() {
        Inputs.warmUp(LintTarget::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Run run = Promise.kept(Run.withBytes(input, "lint", "-", "--no-config", "--complete", "-o", "json"));
        if (run.exit() < 2) JsonMapper.shared().readTree(run.out());
    }
}
