package emissaryctl.publish;

import emissaryctl.publish.Follower.Patience;
import emissaryctl.publish.Verdict.Late;
import emissaryctl.publish.Verdict.Rejected;
import emissaryctl.publish.Verdict.Taken;
import emissaryctl.publish.Verdict.Unanswered;
import emissaryctl.xds.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out what the running Envoy does with a generation. `failuresBefore` are its counts before it could see the
/// generation, because they never go down.
///
/// Envoy reports a version only for what it has taken, and every file on its own. Its config dump would not do: it
/// shows the version of listeners that were rejected.
record Confirmation(Follower follower, Map<String, Long> failuresBefore) {

    /// Before that, Envoy just has not come to it.
    private static final int ATTEMPTS_BEFORE_DOUBT = 5;

    static Confirmation before(Follower follower) {
        return new Confirmation(follower, follower.failures());
    }

    Verdict of(GenerationName generation, List<Subscription> subscriptions) {
        Patience patience = follower.patience();
        for (int attempt = 1; ; attempt++) {
            Optional<Map<String, String>> versions = follower.versions();
            if (versions.isEmpty()) return new Unanswered();
            Optional<String> missing = missing(versions.get(), generation.toString(), subscriptions);
            if (missing.isEmpty()) return new Taken();
            if (attempt >= ATTEMPTS_BEFORE_DOUBT) {
                Optional<String> failed = failed(subscriptions);
                if (failed.isPresent()) return new Rejected(failed.get());
            }
            if (!patience.more(attempt)) return new Late(missing.get());
        }
    }

    /// As `of`, without waiting, for an Envoy that may have been started with the generation: it has taken each file
    /// or has none.
    Verdict atOnce(GenerationName generation, List<Subscription> subscriptions) {
        Optional<Map<String, String>> versions = follower.versions();
        if (versions.isEmpty()) return new Unanswered();
        Optional<String> missing = missing(versions.get(), generation.toString(), subscriptions);
        if (missing.isEmpty()) return new Taken();
        boolean none = versions.get().getOrDefault(missing.get(), "").isEmpty();
        boolean failed = failuresBefore.getOrDefault(missing.get(), 0L) > 0;
        return none && failed ? new Rejected(missing.get()) : new Late(missing.get());
    }

    private static Optional<String> missing(
            Map<String, String> versions, String wanted, List<Subscription> subscriptions) {
        return subscriptions.stream()
                .map(Subscription::statistic)
                .filter(statistic -> !wanted.equals(versions.get(statistic)))
                .findFirst();
    }

    private Optional<String> failed(List<Subscription> subscriptions) {
        Map<String, Long> now = follower.failures();
        return subscriptions.stream()
                .map(Subscription::statistic)
                .filter(statistic -> now.getOrDefault(statistic, 0L) > failuresBefore.getOrDefault(statistic, 0L))
                .findFirst();
    }

    /// Waits until clusters that came can take requests.
    void awaitWarm() {
        Patience patience = follower.patience();
        for (int attempt = 1; follower.warming(); attempt++) {
            if (!patience.more(attempt)) return;
        }
    }
}
