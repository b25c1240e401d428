package emissaryctl.diff;

import java.util.List;

/// A request that goes differently: `before` and `after` say how. `port` is that of the Listener.
public record Witness(String method, String url, List<Header> headers, int port, boolean http3, Way before, Way after) {
    public Witness {
        headers = List.copyOf(headers);
    }

    public record Header(String name, String value) {}

    /// Whether the request was answered and is no more.
    public boolean isLoss() {
        return after.lost() && !before.lost();
    }

    /// The filters of FilterPolicies that the request passed, and passes no more although it gets somewhere.
    public List<String> filtersLost() {
        return after.targets().isEmpty()
                ? List.of()
                : before.filters().stream()
                        .filter(filter -> !after.filters().contains(filter))
                        .toList();
    }

    /// As arguments of `emissaryctl explain`.
    public String line() {
        StringBuilder line = new StringBuilder(method).append(' ').append(url);
        for (Header header : headers) {
            line.append(" -H '")
                    .append(header.name())
                    .append(": ")
                    .append(header.value())
                    .append('\'');
        }
        if (http3) line.append(" --http3");
        return line.toString();
    }
}
