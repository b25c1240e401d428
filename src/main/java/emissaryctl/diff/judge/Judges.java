package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import java.util.List;
import java.util.Optional;

/// All questions, in the order of their codes.
public final class Judges {

    public static final List<Judge> ALL = List.of(
            new RouteRemoved(),
            new RouteShadowed(),
            new GoesElsewhere(),
            new AuthWeakened(),
            new RateLimitRemoved(),
            new CleartextEnabled(),
            new TlsMinimumLowered(),
            new CertificateChanged(),
            new CorsWidened(),
            new TimeoutOrRetryChanged(),
            new CanaryStep(),
            new ClusterRenamed(),
            new ListenerPortRemoved(),
            new AddressesWidened(),
            new RateLimitLoosened());

    private Judges() {}

    /// The question with this code or name, in any case.
    public static Optional<Judge> find(String word) {
        return ALL.stream()
                .filter(judge ->
                        judge.code().equalsIgnoreCase(word) || judge.name().equalsIgnoreCase(word))
                .findFirst();
    }

    public static Entry judge(Entry entry) {
        return entry.judged(
                ALL.stream().flatMap(judge -> judge.judge(entry)).distinct().toList());
    }
}
