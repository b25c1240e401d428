package emissaryctl.graph;

import java.util.List;
import java.util.Optional;

/// All formats.
public final class GraphFormats {

    public static final List<GraphFormat> ALL =
            List.of(new MermaidGraph(), new DotGraph(), new TextGraph(), new JsonGraph(), new HtmlGraph());

    private GraphFormats() {}

    public static Optional<GraphFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
