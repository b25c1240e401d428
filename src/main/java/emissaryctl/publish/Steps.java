package emissaryctl.publish;

import emissaryctl.output.XdsJson;
import emissaryctl.publish.Verdict.Rejected;
import emissaryctl.publish.Verdict.Taken;
import emissaryctl.xds.Snapshot;
import emissaryctl.xds.Subscription;
import emissaryctl.xds.Transition;
import emissaryctl.xds.XdsFile;
import emissaryctl.xds.XdsLayout;
import emissaryctl.xds.XdsSplitter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The single steps of publishing: write a generation, make it current, see what Envoy does with it, go back.
final class Steps {

    /// How many generations are kept to go back to, and how many to see what was wrong with them.
    private static final int KEPT = 10;

    private static final int KEPT_REJECTED = 3;

    /// What came out of a step.
    record Outcome(Generation generation, Verdict verdict, int inlined) {}

    private final GenerationStore store;
    private final PublishOptions options;
    private final Follower follower;
    private final InstantSource clock;

    /// The files that an Envoy may still follow because of connections that it drains.
    private final Set<String> followed = new HashSet<>();

    private final Leftovers leftovers = new Leftovers();

    Steps(GenerationStore store, PublishOptions options, Follower follower, InstantSource clock) {
        this.store = store;
        this.options = options;
        this.follower = follower;
        this.clock = clock;
    }

    /// What a generation is there for: what was served, without the clusters of its neighbours.
    Snapshot wanted(Generation generation) throws IOException {
        return store.snapshot(generation.name()).without(generation.record().extra());
    }

    /// What the next step begins from: what is served, without the clusters that nobody can need any more. While
    /// changes follow one another so quickly that there is never time to tidy up, these would become more and more.
    Snapshot served(Generation generation) throws IOException {
        Snapshot snapshot = store.snapshot(generation.name());
        if (generation.record().state() != State.CONFIRMED || follower.draining()) return snapshot;
        return snapshot.without(leftovers.ripe(clock.instant()));
    }

    /// Why Envoy would be in danger. It never lets go of a file before the connections that need it are drained, and
    /// it aborts when the system denies it one more.
    Optional<String> crowded(Snapshot wanted) {
        if (!follower.draining()) followed.clear();
        Set<String> files = new HashSet<>(followed);
        for (Subscription each :
                split(wanted, new GenerationName(1, Stage.CHANGE)).subscriptions()) {
            files.add(each.file());
        }
        if (files.size() <= 2 * options.maxWatches()) return Optional.empty();
        return Optional.of("Envoy would have to follow " + files.size()
                + " files until it has drained the connections to Hosts that are gone");
    }

    /// From one configuration to the next. When Envoy rejects any step, what was current is so again.
    Outcome advance(
            Optional<Generation> current, Transition transition, State state, String reason, Optional<String> withheld)
            throws IOException {
        int number = nextNumber();
        boolean stepwise = options.stepwise() && current.isPresent();
        Optional<Snapshot> preparation =
                stepwise && follower.versions().isPresent() ? transition.prepare() : Optional.empty();
        if (preparation.isPresent()) {
            Generation before = current.orElseThrow();
            List<String> extra = preparation.get().clustersBeyond(wanted(before));
            GenerationRecord record = new GenerationRecord(
                    state,
                    clock.instant(),
                    before.record().digest(),
                    before.record().routes(),
                    reason,
                    extra,
                    before.record().withheld());
            Generation prepared = new Generation(new GenerationName(number, Stage.PREPARE), record);
            Outcome outcome = take(prepared, preparation.get(), current);
            if (outcome.verdict() instanceof Rejected) return outcome;
            new Confirmation(follower, follower.failures()).awaitWarm();
        }
        Snapshot served = stepwise ? transition.change() : transition.to();
        GenerationRecord record = GenerationRecord.of(
                        transition.to(), clock.instant(), reason, served.clustersBeyond(transition.to()))
                .in(state);
        GenerationRecord complete = withheld.map(record::withholding).orElse(record);
        return take(new Generation(new GenerationName(number, Stage.CHANGE), complete), served, current);
    }

    private int nextNumber() throws IOException {
        return store.list().stream()
                        .mapToInt(each -> each.name().number())
                        .max()
                        .orElse(0)
                + 1;
    }

    /// Tells whether there is nothing left to do.
    boolean retire(Generation current) throws IOException {
        if (follower.draining()) return false;
        Generation retired = new Generation(
                new GenerationName(current.name().number(), Stage.RETIRE),
                current.record().withoutExtra());
        take(retired, wanted(current), Optional.of(current));
        return true;
    }

    private Outcome take(Generation next, Snapshot snapshot, Optional<Generation> previous) throws IOException {
        XdsLayout layout = split(snapshot, next.name());
        store.write(next.name(), texts(layout), snapshot, next.record());
        Confirmation confirmation = Confirmation.before(follower);
        store.point(next.name());
        for (Subscription each : layout.subscriptions()) followed.add(each.file());
        Verdict verdict = confirmation.of(next.name(), layout.subscriptions());
        State state = next.record().state();
        if (verdict instanceof Taken) state = State.CONFIRMED;
        if (verdict instanceof Rejected) {
            state = State.REJECTED;
            goBack(previous);
        }
        boolean settled = next.name().stage() != Stage.PREPARE && state != State.REJECTED;
        if (settled) leftovers.note(next.record().extra(), clock.instant());
        Generation known = new Generation(next.name(), next.record().in(state));
        if (known.record().state() != next.record().state()) store.mark(next, state);
        return new Outcome(known, verdict, layout.inlined());
    }

    /// Without anything to go back to, an Envoy that starts had better find nothing than what was rejected.
    private void goBack(Optional<Generation> previous) throws IOException {
        if (previous.isPresent()) store.point(previous.get().name());
        else store.pointNowhere();
    }

    /// Whether an Envoy that was not there when a generation became current has taken it since. One that was started
    /// with it has either taken each file or has none.
    Verdict confirm(Generation current) throws IOException {
        XdsLayout layout = split(store.snapshot(current.name()), current.name());
        Verdict verdict =
                new Confirmation(follower, follower.failures()).atOnce(current.name(), layout.subscriptions());
        if (verdict instanceof Taken) store.mark(current, State.CONFIRMED);
        if (verdict instanceof Rejected) {
            store.mark(current, State.REJECTED);
            goBack(store.list().reversed().stream()
                    .filter(each -> each.record().state().isGood())
                    .findFirst());
        }
        return verdict;
    }

    /// Deletes generations that nobody will want again.
    void prune() throws IOException {
        Optional<GenerationName> current = store.current().map(Generation::name);
        int kept = 0;
        int rejected = 0;
        for (Generation each : store.list().reversed()) {
            if (current.filter(each.name()::equals).isPresent()) continue;
            boolean change = each.name().stage() == Stage.CHANGE;
            boolean bad = each.record().state() == State.REJECTED;
            boolean keep = change && (bad ? rejected++ < KEPT_REJECTED : kept++ < KEPT);
            if (!keep) store.delete(each.name());
        }
    }

    private XdsLayout split(Snapshot snapshot, GenerationName name) {
        return XdsSplitter.split(snapshot, name.toString(), options.places(), options.maxWatches());
    }

    private static SequencedMap<String, String> texts(XdsLayout layout) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (XdsFile file : layout.files()) texts.put(file.name(), XdsJson.write(file.content()));
        return texts;
    }
}
