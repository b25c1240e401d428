package emissaryctl.lint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What rules are told beside the input.
///
/// @param complete whether the input is all there is; absent when nobody said
/// @param externalSecrets Secrets that exist elsewhere: `name` or `namespace/name`, with `*` for any text
/// @param externalServices Services that exist elsewhere, written likewise
/// @param time the time at which certificates are judged
/// @param certificateWarning how long before its end a certificate is worth a warning
/// @param namespace Emissary's own
/// @param ambassadorId the instance that is compiled for
public record LintSettings(
        Optional<Boolean> complete,
        List<String> externalSecrets,
        List<String> externalServices,
        Instant time,
        Duration certificateWarning,
        String namespace,
        String ambassadorId) {

    /// How long before its end a certificate is worth a warning when nobody says.
    public static final Duration CERTIFICATE_WARNING = Duration.ofDays(30);

    public LintSettings {
        externalSecrets = List.copyOf(externalSecrets);
        externalServices = List.copyOf(externalServices);
    }

    /// Nothing said, at `now`.
    public static LintSettings at(Instant now) {
        return new LintSettings(Optional.empty(), List.of(), List.of(), now, CERTIFICATE_WARNING, "default", "default");
    }

    public boolean isExternalSecret(String inNamespace, String name) {
        return matches(externalSecrets, inNamespace, name);
    }

    public boolean isExternalService(String inNamespace, String name) {
        return matches(externalServices, inNamespace, name);
    }

    private static boolean matches(List<String> patterns, String namespace, String name) {
        return patterns.stream()
                .anyMatch(p -> p.indexOf('/') >= 0 ? Glob.matches(p, namespace + "/" + name) : Glob.matches(p, name));
    }
}
