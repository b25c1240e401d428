package emissaryctl.traffic;

import java.time.Duration;
import java.util.Map;

/// What a backend answers, and how long it takes.
public record Answer(int status, Map<String, String> headers, String body, Duration delay) {

    public static Answer of(int status, String body) {
        return new Answer(status, Map.of(), body, Duration.ZERO);
    }

    public Answer with(Map<String, String> more) {
        return new Answer(status, more, body, delay);
    }

    public Answer after(Duration time) {
        return new Answer(status, headers, body, time);
    }
}
