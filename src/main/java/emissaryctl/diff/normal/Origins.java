package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Tree;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads where things come from out of their metadata, as `render` writes it.
public final class Origins {

    private final Map<String, Optional<Origin>> known = new HashMap<>();

    public Optional<Origin> of(Tree thing) {
        Optional<Tree> told = thing.at("metadata", "filter_metadata", "emissaryctl");
        Optional<String> resource = told.flatMap(tree -> tree.text("resource"));
        Optional<String> source = told.flatMap(tree -> tree.text("source"));
        if (resource.isEmpty() || source.isEmpty()) return Optional.empty();
        return known.computeIfAbsent(resource.get() + "\n" + source.get(), _ -> parse(resource.get(), source.get()));
    }

    private static Optional<Origin> parse(String resource, String source) {
        int space = resource.indexOf(' ');
        int slash = resource.indexOf('/', space + 1);
        int column = source.lastIndexOf(':');
        int line = source.lastIndexOf(':', column - 1);
        if (space < 0 || slash < 0 || line < 0) return Optional.empty();
        try {
            int startLine = Integer.parseInt(source.substring(line + 1, column));
            int startColumn = Integer.parseInt(source.substring(column + 1));
            ResourceRef ref = new ResourceRef(
                    resource.substring(0, space), resource.substring(space + 1, slash), resource.substring(slash + 1));
            Span span = new Span(source.substring(0, line), startLine, startColumn, startLine, startColumn);
            return Optional.of(new Origin(ref, span));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
