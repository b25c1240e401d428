package emissaryctl.diff.view;

import emissaryctl.report.Palette;
import java.util.List;
import java.util.Optional;

/// All formats of comparisons.
public final class DiffFormats {

    public static final List<DiffFormat> ALL =
            List.of(new TextDiff(Palette.PLAIN), new JsonDiff(), new MarkdownDiff(), new GitHubDiff(), new HtmlDiff());

    private DiffFormats() {}

    public static Optional<DiffFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
