package emissaryctl.report;

import java.util.List;
import java.util.Optional;

/// All formats.
public final class Reporters {

    public static final List<Reporter> ALL = List.of(
            new TextReporter(Palette.PLAIN),
            new CompactReporter(),
            new JsonReporter(),
            new JsonLinesReporter(),
            new SarifReporter(),
            new GitHubReporter(),
            new GitLabReporter(),
            new JUnitReporter(),
            new CheckstyleReporter(),
            new MarkdownReporter());

    private Reporters() {}

    public static Optional<Reporter> named(String name) {
        return ALL.stream().filter(reporter -> reporter.name().equals(name)).findFirst();
    }
}
