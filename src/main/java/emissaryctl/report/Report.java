package emissaryctl.report;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Place;
import emissaryctl.diag.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a reporter is given.
///
/// @param findings what counts
/// @param suppressed what the source wants left out
/// @param places where findings stand in terms of resources and fields
/// @param facts what is true of the run as a whole
/// @param pages the manual's Markdown page of a code
public record Report(
        Findings findings,
        List<Diagnostic> suppressed,
        Function<Diagnostic, Place> places,
        Facts facts,
        Function<Code, String> pages) {

    private static final int FINGERPRINT_BYTES = 16;

    public Report {
        suppressed = List.copyOf(suppressed);
    }

    /// What is true of the run.
    ///
    /// @param resources those that were looked at
    /// @param failOn the least severity that fails the run; empty for none
    /// @param exitCode what the run ends with
    /// @param version that of the program
    /// @param directory where the run takes place, which file names are told from
    public record Facts(
            List<Looked> resources, Optional<Severity> failOn, int exitCode, String version, String directory) {
        public Facts {
            resources = List.copyOf(resources);
        }
    }

    /// A resource (`Mapping default/users`) and its file.
    public record Looked(String resource, String file) {}

    /// The message, without words that may be secret.
    String message(Diagnostic finding) {
        return findings.redactions().words(finding, finding.message());
    }

    Optional<String> help(Diagnostic finding) {
        return finding.help().map(help -> findings.redactions().words(finding, help));
    }

    /// The name of a file as seen from the directory of the run, when it lies below.
    String file(String name) {
        String below = facts.directory().endsWith("/") ? facts.directory() : facts.directory() + "/";
        return name.startsWith(below) && name.length() > below.length() ? name.substring(below.length()) : name;
    }

    boolean fails(Diagnostic finding) {
        return facts.failOn()
                .filter(least -> finding.severity().compareTo(least) <= 0)
                .isPresent();
    }

    /// The same for the same fault at the same field, whatever line that has moved to.
    String fingerprint(Diagnostic finding) {
        Place place = places.apply(finding);
        String file = place.resource().isEmpty() ? file(finding.primary().file()) : "";
        String text = String.join("\0", finding.code().id(), place.resource(), place.path(), file);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
