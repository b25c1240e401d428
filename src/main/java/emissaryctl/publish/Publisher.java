package emissaryctl.publish;

import emissaryctl.diag.Diagnostic;
import emissaryctl.publish.PublishResult.HeldBack;
import emissaryctl.publish.PublishResult.Invalid;
import emissaryctl.publish.PublishResult.Published;
import emissaryctl.publish.PublishResult.RolledBack;
import emissaryctl.publish.PublishResult.Unchanged;
import emissaryctl.publish.PublishResult.Withheld;
import emissaryctl.publish.Verdict.Rejected;
import emissaryctl.xds.Snapshot;
import emissaryctl.xds.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Publishes configurations in a directory: one after another, each by steps, each taken back when the running Envoy
/// rejects it. Everything that it needs to know it reads from the directory, so it makes no difference whether it
/// or another before it wrote the last generation, nor how that one ended.
public final class Publisher implements AutoCloseable {

    private final GenerationStore store;
    private final DirectoryLock lock;
    private final Validator validator;
    private final Steps steps;

    private Publisher(GenerationStore store, DirectoryLock lock, Validator validator, Steps steps) {
        this.store = store;
        this.lock = lock;
        this.validator = validator;
        this.steps = steps;
    }

    /// Takes the directory, makes it if it is not there, and mends it if its last writer was interrupted.
    ///
    /// @throws PublishException when it cannot be used, or another one publishes in it
    public static Publisher open(
            Path directory, PublishOptions options, Follower follower, Validator validator, InstantSource clock)
            throws IOException {
        return explained(directory, () -> take(directory, options, follower, validator, clock));
    }

    private static Publisher take(
            Path directory, PublishOptions options, Follower follower, Validator validator, InstantSource clock)
            throws IOException {
        if (!Files.exists(directory)) Durable.createDirectory(directory);
        DirectoryRules.check(directory);
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            GenerationStore store = new GenerationStore(directory);
            store.prepare();
            Steps steps = new Steps(store, options, follower, clock);
            new Recovery(store, steps).run();
            return new Publisher(store, lock, validator, steps);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// The generation that counts.
    public Optional<Generation> current() throws IOException {
        return store.current();
    }

    /// Where the bootstrap of the generation that counts in a directory has Envoy's admin interface.
    public static Optional<String> adminIn(Path directory) throws IOException {
        return explained(directory, () -> {
            GenerationStore store = new GenerationStore(directory);
            Optional<Generation> current = store.current();
            return current.isPresent() ? store.snapshot(current.get().name()).admin() : Optional.empty();
        });
    }

    /// For who only asks: nothing is made where nothing is.
    ///
    /// @throws PublishException when the directory is not there
    public static void require(Path directory) throws PublishException {
        if (!Files.isDirectory(directory)) throw new PublishException("there is no directory " + directory);
    }

    /// The generations in a directory, the oldest first, whoever publishes there.
    public static History historyOf(Path directory) throws IOException {
        require(directory);
        return explained(directory, () -> {
            GenerationStore store = new GenerationStore(directory);
            return new History(store.list(), store.current());
        });
    }

    /// Generations, and the one that counts.
    public record History(List<Generation> generations, Optional<Generation> current) {
        public History {
            generations = List.copyOf(generations);
        }
    }

    /// All that are kept, the oldest first.
    public List<Generation> history() throws IOException {
        return store.list();
    }

    /// Makes `wanted` what Envoy follows. `reason` is for people who read the history.
    ///
    /// @throws PublishException when it cannot be written; what was current still is
    public PublishResult publish(Snapshot wanted, String reason, boolean allowShrink) throws IOException {
        return explained(() -> decide(wanted, reason, allowShrink));
    }

    private PublishResult decide(Snapshot wanted, String reason, boolean allowShrink) throws IOException {
        Optional<Generation> current = store.current();
        if (current.isPresent()) {
            GenerationRecord record = current.get().record();
            String digest = wanted.fingerprint();
            if (record.digest().equals(digest)) return new Unchanged(current.get());
            if (record.withheld().filter(digest::equals).isPresent()) return new Withheld(current.get());
        }
        return go(current, wanted, reason, allowShrink, Optional.empty());
    }

    /// Goes back to an older generation, or to the last good one that was different. What is current now does not come
    /// back until the input changes.
    public PublishResult rollBack(Optional<GenerationName> name) throws IOException {
        return explained(() -> goBack(name));
    }

    private PublishResult goBack(Optional<GenerationName> name) throws IOException {
        Optional<Generation> current = store.current();
        if (current.isEmpty()) return new HeldBack("nothing is published yet");
        Optional<Generation> target = name.isPresent()
                ? store.list().stream()
                        .filter(each -> each.name().equals(name.get()))
                        .findFirst()
                : lastGood(current.get());
        if (target.isEmpty()) {
            return new HeldBack(name.map(each -> "there is no generation " + each)
                    .orElse("there is no other generation that Envoy is known to take"));
        }
        if (target.get().record().digest().equals(current.get().record().digest())) {
            return new Unchanged(current.get());
        }
        Snapshot wanted = steps.wanted(target.get());
        String reason = "rolled back to " + target.get().name();
        return go(
                current,
                wanted,
                reason,
                true,
                Optional.of(current.get().record().digest()));
    }

    private Optional<Generation> lastGood(Generation current) throws IOException {
        return store.list().reversed().stream()
                .filter(each -> each.name().compareTo(current.name()) < 0)
                .filter(each -> each.record().state().isGood())
                .filter(each -> !each.record().digest().equals(current.record().digest()))
                .findFirst();
    }

    private PublishResult go(
            Optional<Generation> current,
            Snapshot wanted,
            String reason,
            boolean allowShrink,
            Optional<String> withheld)
            throws IOException {
        Optional<Snapshot> from = current.isPresent() ? Optional.of(steps.served(current.get())) : Optional.empty();
        Optional<String> objection = ShrinkRule.objection(from, wanted, allowShrink);
        if (objection.isEmpty()) objection = steps.crowded(wanted);
        if (objection.isPresent()) return new HeldBack(objection.get());
        Optional<List<Diagnostic>> said = validator.validate(wanted);
        List<Diagnostic> diagnostics = said.orElse(List.of());
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) return new Invalid(diagnostics);

        State state = said.isPresent() ? State.VALIDATED : State.WRITTEN;
        Steps.Outcome outcome =
                steps.advance(current, new Transition(from.orElse(wanted), wanted), state, reason, withheld);
        if (outcome.verdict() instanceof Rejected(String statistic)) {
            return new RolledBack(outcome.generation().name(), statistic, current.map(Generation::name));
        }
        steps.prune();
        boolean restart = from.isPresent() && wanted.needsRestartAfter(from.get());
        return new Published(outcome.generation(), outcome.verdict(), diagnostics, restart, outcome.inlined());
    }

    /// Takes away the clusters that only routes before the current ones needed, once no connection uses them. Tells
    /// whether there is nothing left to take away.
    public boolean retire() throws IOException {
        return explained(this::takeAway);
    }

    private boolean takeAway() throws IOException {
        Optional<Generation> current = store.current();
        if (current.isEmpty() || current.get().record().extra().isEmpty()) return true;
        boolean retired = steps.retire(current.get());
        if (retired) steps.prune();
        return retired;
    }

    /// Looks whether an Envoy that was started after the last change has taken it.
    public Optional<Verdict> confirm() throws IOException {
        Optional<Generation> current = store.current();
        if (current.isEmpty() || current.get().record().state() == State.CONFIRMED) return Optional.empty();
        return Optional.of(steps.confirm(current.get()));
    }

    /// Something that reads or writes the directory.
    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    /// Says the directory beside what the system has to say.
    private <T> T explained(Action<T> action) throws IOException {
        return explained(store.directory(), () -> {
            lock.check();
            return action.run();
        });
    }

    private static <T> T explained(Path directory, Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (PublishException e) {
            throw e;
        } catch (IOException e) {
            throw new PublishException("cannot publish in " + directory, e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
