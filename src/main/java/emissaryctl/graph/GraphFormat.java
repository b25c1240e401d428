package emissaryctl.graph;

/// A format for graphs.
public interface GraphFormat {

    /// The word on the command line.
    String name();

    String format(RouteGraph graph);
}
