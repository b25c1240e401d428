package emissaryctl.publish;

import emissaryctl.xds.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is kept about a generation in its file `record`, a line for each component. `digest` is that of the
/// configuration wanted; `extra` are the clusters in it that only the generation before or after needs; `withheld` is
/// the digest of a configuration that was rolled back from and must not come back by itself.
public record GenerationRecord(
        State state,
        Instant created,
        String digest,
        int routes,
        String reason,
        List<String> extra,
        Optional<String> withheld) {

    public GenerationRecord {
        extra = List.copyOf(extra);
    }

    /// That of a generation which was just written.
    static GenerationRecord of(Snapshot wanted, Instant created, String reason, List<String> extra) {
        return new GenerationRecord(
                State.WRITTEN, created, wanted.fingerprint(), wanted.routes(), reason, extra, Optional.empty());
    }

    GenerationRecord in(State other) {
        return new GenerationRecord(other, created, digest, routes, reason, extra, withheld);
    }

    GenerationRecord withholding(String other) {
        return new GenerationRecord(state, created, digest, routes, reason, extra, Optional.of(other));
    }

    /// That of the same configuration without the clusters of its neighbours.
    GenerationRecord withoutExtra() {
        return new GenerationRecord(state, created, digest, routes, reason, List.of(), withheld);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("state ").append(state.word()).append('\n');
        text.append("created ").append(created).append('\n');
        text.append("digest ").append(digest).append('\n');
        text.append("routes ").append(routes).append('\n');
        text.append("reason ").append(reason).append('\n');
        for (String cluster : extra) text.append("extra ").append(cluster).append('\n');
        withheld.ifPresent(each -> text.append("withheld ").append(each).append('\n'));
        return text.toString();
    }

    /// The record with this text; nothing when it is none.
    static Optional<GenerationRecord> parse(String text) {
        Map<String, String> values = new HashMap<>();
        List<String> extra = new ArrayList<>();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space < 0) return;
            String key = line.substring(0, space);
            String value = line.substring(space + 1);
            if (key.equals("extra")) extra.add(value);
            else values.put(key, value);
        });
        try {
            return State.named(values.getOrDefault("state", ""))
                    .map(state -> new GenerationRecord(
                            state,
                            Instant.parse(values.getOrDefault("created", "")),
                            values.getOrDefault("digest", ""),
                            Integer.parseInt(values.getOrDefault("routes", "")),
                            values.getOrDefault("reason", ""),
                            extra,
                            Optional.ofNullable(values.get("withheld"))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
