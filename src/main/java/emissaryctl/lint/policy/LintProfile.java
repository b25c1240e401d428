package emissaryctl.lint.policy;

import emissaryctl.diag.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is looked for when nobody says more.
public enum LintProfile {
    /// Errors and warnings.
    RECOMMENDED,
    /// Notes, too, and a reason for each suppression.
    STRICT,
    /// What exposes traffic is an error: TLS, authorization, the limits of Envoy (EMC4, EMC5, EMC8).
    SECURITY,
    /// What Emissary itself would report, and no more.
    PARITY;

    private static final List<Character> EXPOSING = List.of('4', '5', '8');

    public static Optional<LintProfile> named(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether notes, and the rules that only make notes, are part of the profile for this code.
    boolean includesNotes(String id) {
        return this == STRICT || this == SECURITY && EXPOSING.contains(id.charAt(3));
    }

    /// How bad a finding is under this profile.
    Severity severity(String id, Severity own) {
        if (this != SECURITY || !EXPOSING.contains(id.charAt(3))) return own;
        return own == Severity.INFO ? Severity.WARNING : Severity.ERROR;
    }
}
