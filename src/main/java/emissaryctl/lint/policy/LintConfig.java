package emissaryctl.lint.policy;

import emissaryctl.diag.Code;
import emissaryctl.diag.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a team has written into `.emissaryctl.yaml`. It can neither write files nor run programs nor reach a network,
/// so that one in a pull request does no harm beyond what reviewers see.
public record LintConfig(
        Optional<LintProfile> profile,
        Optional<Set<Code>> select,
        Set<Code> extendSelect,
        Set<Code> ignore,
        Map<Code, Severity> severity,
        List<Selection.FilePattern> perFileIgnores,
        List<String> externalSecrets,
        List<String> externalServices,
        Optional<String> ambassadorId,
        Optional<String> namespace,
        Optional<Boolean> complete,
        Optional<Severity> failOn,
        Optional<String> baseline,
        Optional<Integer> certWarnDays) {

    public static final LintConfig NONE = new LintConfig(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public LintConfig {
        severity = Map.copyOf(severity);
        perFileIgnores = List.copyOf(perFileIgnores);
        externalSecrets = List.copyOf(externalSecrets);
        externalServices = List.copyOf(externalServices);
    }
}
