package emissaryctl.serve;

import emissaryctl.output.Escapes;
import emissaryctl.publish.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The status in the words of those who ask for it: JSON for people and scripts, Prometheus' text for itself.
final class StatusText {

    private static final double NANOS = 1e9;

    static String json(Status status) {
        StringBuilder out = new StringBuilder("{\n");
        member(out, "healthy", String.valueOf(status.isHealthy()), false);
        member(
                out,
                "generation",
                quoted(status.current().map(each -> each.name().toString())),
                false);
        member(
                out,
                "state",
                quoted(status.current().map(each -> each.record().state().word())),
                false);
        member(out, "routes", String.valueOf(routes(status)), false);
        member(out, "inputHasErrors", String.valueOf(status.inputWrong()), false);
        member(out, "trouble", quoted(status.trouble()), false);
        member(out, "envoyUp", status.envoyUp().map(String::valueOf).orElse("null"), false);
        member(out, "restartNeeded", String.valueOf(status.restartNeeded()), false);
        member(out, "lastPublished", quoted(status.lastPublished().map(Instant::toString)), true);
        return out.append("}\n").toString();
    }

    private static void member(StringBuilder out, String name, String value, boolean last) {
        out.append("  \"").append(name).append("\": ").append(value).append(last ? "\n" : ",\n");
    }

    private static String quoted(Optional<String> text) {
        if (text.isEmpty()) return "null";
        StringBuilder out = new StringBuilder();
        Escapes.quote(text.get(), out);
        return out.toString();
    }

    private static int routes(Status status) {
        return status.current().map(each -> each.record().routes()).orElse(0);
    }

    static String metrics(StatusBoard board) {
        Status status = board.status();
        StringBuilder out = new StringBuilder();
        metric(
                out,
                "emissaryctl_healthy",
                "gauge",
                "Whether the newest configuration is served.",
                status.isHealthy() ? 1 : 0);
        metric(
                out,
                "emissaryctl_input_has_errors",
                "gauge",
                "Whether the input is refused.",
                status.inputWrong() ? 1 : 0);
        metric(out, "emissaryctl_generation", "gauge", "The number of the current generation.", number(status));
        metric(out, "emissaryctl_routes", "gauge", "The routes of the current generation.", routes(status));
        metric(
                out,
                "emissaryctl_envoy_restart_needed",
                "gauge",
                "Whether the bootstrap has changed.",
                status.restartNeeded() ? 1 : 0);
        status.envoyUp()
                .ifPresent(up -> metric(
                        out, "emissaryctl_envoy_up", "gauge", "Whether the Envoy that was started runs.", up ? 1 : 0));
        metric(
                out,
                "emissaryctl_last_published_timestamp_seconds",
                "gauge",
                "When the current generation was published.",
                status.lastPublished().map(Instant::getEpochSecond).orElse(0L));
        head(out, "emissaryctl_changes_total", "counter", "What became of changes.");
        for (Tally tally : Tally.values()) {
            out.append("emissaryctl_changes_total{result=\"%s\"} %d\n".formatted(tally.word(), board.count(tally)));
        }
        head(out, "emissaryctl_publish_seconds", "summary", "From seeing a change to Envoy's taking it.");
        Duration took = board.publishing();
        out.append("emissaryctl_publish_seconds_sum %s\n".formatted(seconds(took)));
        out.append("emissaryctl_publish_seconds_count %d\n".formatted(board.count(Tally.PUBLISHED)));
        return out.toString();
    }

    private static int number(Status status) {
        return status.current().map(Generation::name).map(name -> name.number()).orElse(0);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / NANOS);
    }

    private static void metric(StringBuilder out, String name, String type, String help, long value) {
        head(out, name, type, help);
        out.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    }

    private StatusText() {}
}
