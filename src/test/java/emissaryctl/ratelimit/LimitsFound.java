package emissaryctl.ratelimit;

import emissaryctl.ratelimit.ServerLookup.Sent;
import java.util.List;
import java.util.Map;

/// Which limits of a file count for the label groups of a request.
public record LimitsFound(LimitFile file) {

    public static final String NONE = "none";

    /// The name of the limit for each group.
    public List<String> of(List<Map<String, String>> groups) {
        ServerLookup server = new ServerLookup(file.nodes());
        return groups.stream()
                .map(group -> group.entrySet().stream()
                        .map(label -> new Sent(label.getKey(), label.getValue()))
                        .toList())
                .map(sent ->
                        server.find(sent).map(found -> found.limit().name()).orElse(NONE))
                .toList();
    }
}
