package emissaryctl.resource;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// `RateLimit` of Edge Stack: how many requests with some labels are let through.
public record RateLimit(Metadata metadata, String domain, List<Limit> limits) implements Resource {

    public RateLimit {
        limits = List.copyOf(limits);
    }

    /// `pattern` is what a label group begins with: of each item one of the labels, by key and value.
    public record Limit(
            Optional<String> name,
            Optional<String> action,
            List<SequencedMap<String, String>> pattern,
            Optional<Integer> rate,
            String unit,
            Set<Wish> wishes) {
        public Limit {
            pattern = List.copyOf(pattern);
            wishes = Set.copyOf(wishes);
        }
    }

    /// What a limit may ask for beside its rate.
    public enum Wish {
        BURSTS,
        REQUEST_HEADERS,
        RESPONSE_HEADERS,
        ERROR_RESPONSE
    }
}
