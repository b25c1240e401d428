package emissaryctl.serve;

import emissaryctl.publish.Generation;
import emissaryctl.serve.ServeEvent.Confirmed;
import emissaryctl.serve.ServeEvent.EnvoyStarted;
import emissaryctl.serve.ServeEvent.Findings;
import emissaryctl.serve.ServeEvent.HeldBack;
import emissaryctl.serve.ServeEvent.InputMended;
import emissaryctl.serve.ServeEvent.Invalid;
import emissaryctl.serve.ServeEvent.NewPublication;
import emissaryctl.serve.ServeEvent.NotFollowed;
import emissaryctl.serve.ServeEvent.RestartNeeded;
import emissaryctl.serve.ServeEvent.RolledBack;
import emissaryctl.serve.ServeEvent.Started;
import emissaryctl.serve.ServeEvent.Unwritable;
import emissaryctl.serve.ServeEvent.WritableAgain;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Gathers from events how serving stands, for whoever asks in another thread.
final class StatusBoard implements EventSink {

    private final AtomicReference<Status> status = new AtomicReference<>(Status.UNKNOWN);
    private final Map<Tally, AtomicLong> tallies = new EnumMap<>(Tally.class);
    private final AtomicLong publishingNanos = new AtomicLong();

    StatusBoard() {
        for (Tally tally : Tally.values()) tallies.put(tally, new AtomicLong());
    }

    Status status() {
        return status.get();
    }

    long count(Tally tally) {
        AtomicLong count = tallies.get(tally);
        return count == null ? 0 : count.get();
    }

    /// The time from changes to their publication, all together.
    Duration publishing() {
        return Duration.ofNanos(publishingNanos.get());
    }

    /// What counts now, and what is known of it.
    void current(Optional<Generation> generation) {
        status.updateAndGet(old -> old.at(generation));
    }

    void envoy(boolean up) {
        status.updateAndGet(old -> old.withEnvoy(up));
    }

    @Override
    public void take(Instant time, ServeEvent event) {
        switch (event) {
            case Started(var _, var current) -> status.updateAndGet(old -> old.at(current));
            case NewPublication(var result, Duration took) -> {
                count(Tally.PUBLISHED, took);
                status.updateAndGet(old -> old.published(result.generation(), time));
            }
            case Findings findings
            when findings.refused() -> {
                count(Tally.REFUSED_INPUT, Duration.ZERO);
                status.updateAndGet(old -> old.withInputWrong(true));
            }
            case InputMended _ -> status.updateAndGet(old -> old.withInputWrong(false));
            case Confirmed _, WritableAgain _ -> status.updateAndGet(old -> old.withTrouble(Optional.empty()));
            case RestartNeeded _ -> status.updateAndGet(old -> old.withRestartNeeded(true));
            case EnvoyStarted _ -> status.updateAndGet(old -> old.withRestartNeeded(false));
            case RolledBack rolledBack -> trouble(Tally.REJECTED, "Envoy rejected " + rolledBack.rejected());
            case Invalid _ -> trouble(Tally.INVALID, "Envoy would not take the configuration");
            case HeldBack(String objection) -> trouble(Tally.HELD_BACK, objection);
            case Unwritable(String reason) -> trouble(Tally.UNWRITABLE, reason);
            case NotFollowed notFollowed ->
                status.updateAndGet(old -> old.withTrouble(
                        Optional.of("Envoy does not take " + notFollowed.current() + " from the directory")));
            default -> {}
        }
    }

    private void trouble(Tally tally, String text) {
        count(tally, Duration.ZERO);
        status.updateAndGet(old -> old.withTrouble(Optional.of(text)));
    }

    private void count(Tally tally, Duration took) {
        AtomicLong count = tallies.get(tally);
        if (count != null) count.incrementAndGet();
        publishingNanos.addAndGet(took.toNanos());
    }
}
