package emissaryctl.diff.tree;

/// The part of a configuration that something belongs to, in the order of reports.
public enum Layer {
    LISTENER("listener", "listeners"),
    FILTER_CHAIN("filter chain", "filter chains"),
    VIRTUAL_HOST("virtual host", "virtual hosts"),
    ROUTE("route", "routes"),
    CLUSTER("cluster", "clusters"),
    TLS("TLS setting", "TLS settings"),
    FILTER("filter setting", "filter settings"),
    HTTP("HTTP setting", "HTTP settings"),
    PROCESS("process setting", "process settings"),
    RATE_LIMIT("rate limit", "rate limits");

    private final String one;
    private final String many;

    Layer(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /// The word for one or for several.
    public String word(long number) {
        return number == 1 ? one : many;
    }
}
