package emissaryctl.lint.policy;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Severity;
import emissaryctl.lint.Glob;
import emissaryctl.lint.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which codes are looked for, and how bad each is.
///
/// @param select these alone; absent for those of the profile
/// @param extend these, too
/// @param ignore none of these
/// @param severities severities that a team gave to codes
/// @param perFile codes that are ignored in files whose name matches a pattern (`*` stands for any text)
public record Selection(
        LintProfile profile,
        Optional<Set<Code>> select,
        Set<Code> extend,
        Set<Code> ignore,
        Map<Code, Severity> severities,
        List<FilePattern> perFile) {

    /// Without these nothing else can be trusted, so they cannot be left out.
    private static final Set<Code> ALWAYS =
            EnumSet.of(Code.YAML_SYNTAX, Code.YAML_RESOURCE_LIMIT, Code.INPUT_UNREADABLE);

    /// Codes that are ignored in some files.
    public record FilePattern(String pattern, Set<Code> codes) {

        /// Whether the name, or what follows some directory in it, is of the pattern.
        boolean matches(String file) {
            return Glob.matches(pattern, file) || Glob.matches("*/" + pattern, file);
        }
    }

    public Selection {
        severities = Map.copyOf(severities);
        perFile = List.copyOf(perFile);
    }

    /// What a profile says by itself.
    public static Selection of(LintProfile profile) {
        return new Selection(profile, Optional.empty(), Set.of(), Set.of(), Map.of(), List.of());
    }

    /// Whether a rule needs to run at all.
    public boolean wants(Rule rule) {
        Code code = rule.code();
        if (ignore.contains(code)) return false;
        if (asksFor(code)) return true;
        if (select.isPresent() || profile == LintProfile.PARITY) return false;
        return !rule.optional() || profile.includesNotes(code.id());
    }

    /// The finding as the team judges it; empty when it isn't wanted.
    public Optional<Diagnostic> judge(Diagnostic found) {
        Code code = found.code();
        if (ALWAYS.contains(code)) return Optional.of(found);
        if (ignore.contains(code) || isIgnoredIn(found.primary().file(), code)) return Optional.empty();
        boolean asked = asksFor(code) || severities.containsKey(code);
        if (!asked && select.isPresent()) return Optional.empty();
        Severity own = profile.severity(code.id(), found.severity());
        Severity judged = severities.getOrDefault(code, own);
        boolean note = found.severity() == Severity.INFO && judged == Severity.INFO;
        if (note && !asked && !profile.includesNotes(code.id())) return Optional.empty();
        return Optional.of(judged == found.severity() ? found : found.withSeverity(judged));
    }

    private boolean asksFor(Code code) {
        return extend.contains(code)
                || select.filter(codes -> codes.contains(code)).isPresent();
    }

    private boolean isIgnoredIn(String file, Code code) {
        return perFile.stream().anyMatch(p -> p.codes().contains(code) && p.matches(file));
    }
}
