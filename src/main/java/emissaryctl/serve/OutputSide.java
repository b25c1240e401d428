package emissaryctl.serve;

import emissaryctl.output.EnvoyValidation;
import emissaryctl.publish.ControlFiles;
import emissaryctl.publish.ControlFiles.Answer;
import emissaryctl.publish.ControlFiles.Posted;
import emissaryctl.publish.Generation;
import emissaryctl.publish.PublishException;
import emissaryctl.publish.PublishResult;
import emissaryctl.publish.PublishResult.HeldBack;
import emissaryctl.publish.PublishResult.Invalid;
import emissaryctl.publish.PublishResult.Published;
import emissaryctl.publish.PublishResult.RolledBack;
import emissaryctl.publish.PublishResult.Unchanged;
import emissaryctl.publish.PublishResult.Withheld;
import emissaryctl.publish.Publisher;
import emissaryctl.publish.Request;
import emissaryctl.publish.Request.AllowShrink;
import emissaryctl.publish.Request.RollBack;
import emissaryctl.publish.Stage;
import emissaryctl.publish.Validator;
import emissaryctl.publish.Verdict;
import emissaryctl.serve.ServeEvent.NewPublication;
import emissaryctl.serve.ServeEvent.NotFollowed;
import emissaryctl.serve.ServeEvent.Unwritable;
import emissaryctl.serve.ServeEvent.WritableAgain;
import emissaryctl.xds.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// From a configuration to what Envoy follows. What cannot be written is tried again until it can; what is held back
/// waits for leave, or for the next change.
final class OutputSide implements AutoCloseable {

    /// What is new is given so long to be taken, and requests so long to get where they were led, before what was
    /// before goes.
    private static final Duration RETIRE_PAUSE = Duration.ofSeconds(5);

    /// A configuration that is not published yet.
    private record Pending(Snapshot snapshot, long seen, String reason) {}

    private final ServeOptions options;
    private final KnownFollower follower;
    private final Consumer<ServeEvent> events;

    private Optional<Publisher> publisher = Optional.empty();
    private Optional<Pending> pending = Optional.empty();
    private boolean allowShrink;
    private String lastTrouble = "";
    private String lastObjection = "";
    private boolean retiring;
    private long retireAt = System.nanoTime();

    OutputSide(ServeOptions options, KnownFollower follower, Consumer<ServeEvent> events) {
        this.options = options;
        this.follower = follower;
        this.events = events;
        this.allowShrink = options.allowShrink();
    }

    /// Takes the directory.
    ///
    /// @throws PublishException when it cannot be had
    void open() throws IOException {
        Publisher.adminIn(options.directory()).flatMap(AdminAddress::parse).ifPresent(follower::learn);
        publisher = Optional.of(Publisher.open(
                options.directory(), options.publishing(), follower, validator(), InstantSource.system()));
        retiring = true;
    }

    private Validator validator() {
        return options.validator()
                .<Validator>map(
                        envoy -> snapshot -> Optional.of(EnvoyValidation.validateBinary(snapshot.flattened(), envoy)))
                .orElse(Validator.NOBODY);
    }

    Optional<Generation> current() throws IOException {
        return publisher.isPresent() ? publisher.get().current() : Optional.empty();
    }

    /// What counts now, unless that cannot be told.
    Optional<Optional<Generation>> known() {
        try {
            return publisher.isPresent() ? Optional.of(publisher.get().current()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Whether an Envoy can be started.
    boolean isReady() {
        try {
            return current().isPresent();
        } catch (IOException _) {
            return false;
        }
    }

    void want(Snapshot snapshot, long seen, String reason) {
        pending = Optional.of(new Pending(snapshot, seen, reason));
        lastObjection = "";
        snapshot.admin().flatMap(AdminAddress::parse).ifPresent(follower::learn);
    }

    /// What is wanted may have lost its point.
    void wantNothing() {
        pending = Optional.empty();
    }

    /// Does what is to be done now, and tells what came of it. Nothing that goes wrong with the directory gets out of
    /// here.
    Optional<PublishResult> advance() {
        try {
            if (publisher.isEmpty()) open();
            if (pending.isPresent()) {
                Optional<PublishResult> result = Optional.of(publish(pending.get()));
                mended();
                return result;
            }
            tidy();
            mended();
        } catch (IOException e) {
            trouble(e);
        }
        return Optional.empty();
    }

    private void mended() {
        if (!lastTrouble.isEmpty()) events.accept(new WritableAgain());
        lastTrouble = "";
    }

    /// The directory may be another one when it is tried again.
    private void trouble(IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(lastTrouble)) events.accept(new Unwritable(reason));
        lastTrouble = reason;
        closeQuietly();
    }

    private PublishResult publish(Pending next) throws IOException {
        PublishResult result = publisher.orElseThrow().publish(next.snapshot(), next.reason(), allowShrink);
        tell(result, next.seen());
        if (!(result instanceof HeldBack)) pending = Optional.empty();
        return result;
    }

    private void tell(PublishResult result, long seen) {
        switch (result) {
            case Unchanged _ -> {}
            case Published published -> {
                retiring = true;
                retireAt = System.nanoTime() + RETIRE_PAUSE.toNanos();
                // leave was given for one step, unless the user gave it for all
                allowShrink = options.allowShrink();
                Duration took = Duration.ofNanos(System.nanoTime() - seen);
                events.accept(new NewPublication(published, took));
                if (published.verdict() instanceof Verdict.Late(String statistic)) {
                    events.accept(new NotFollowed(published.generation().name(), statistic));
                }
                if (published.restartNeeded()) events.accept(new ServeEvent.RestartNeeded());
                if (published.inlined() > 0) events.accept(new ServeEvent.PartlyInlined(published.inlined()));
            }
            case HeldBack(String objection) -> {
                if (!objection.equals(lastObjection)) events.accept(new ServeEvent.HeldBack(objection));
                lastObjection = objection;
            }
            case Invalid(var diagnostics) -> events.accept(new ServeEvent.Invalid(diagnostics));
            case Withheld(var current) -> events.accept(new ServeEvent.Withheld(current));
            case RolledBack(var rejected, var statistic, var current) ->
                events.accept(new ServeEvent.RolledBack(rejected, statistic, current));
        }
    }

    /// What can wait until nothing else is to be done.
    private void tidy() throws IOException {
        Publisher own = publisher.orElseThrow();
        Optional<Verdict> verdict = own.confirm();
        Optional<Generation> current = own.current();
        if (verdict.isPresent() && current.isPresent()) {
            switch (verdict.get()) {
                case Verdict.Taken _ ->
                    events.accept(new ServeEvent.Confirmed(current.get().name()));
                case Verdict.Rejected(String statistic) ->
                    events.accept(new ServeEvent.RolledBack(current.get().name(), statistic, Optional.empty()));
                case Verdict.Late _, Verdict.Unanswered _ -> {}
            }
        }
        if (retiring && System.nanoTime() - retireAt > 0 && own.retire()) {
            retiring = false;
            own.current()
                    .filter(each -> !current.equals(Optional.of(each)))
                    .filter(each -> each.name().stage() == Stage.RETIRE)
                    .ifPresent(each -> events.accept(new ServeEvent.Retired(each.name())));
        }
    }

    /// Does what somebody at a keyboard asks for.
    void answer(ControlFiles files) {
        try {
            Optional<Posted> posted = files.take();
            if (posted.isEmpty()) return;
            if (publisher.isEmpty()) open();
            files.answer(posted.get(), answer(posted.get().request()));
        } catch (IOException e) {
            trouble(e);
        }
    }

    private Answer answer(Request request) throws IOException {
        return switch (request) {
            case AllowShrink _ -> {
                if (pending.isEmpty()) yield new Answer(false, "nothing is held back");
                allowShrink = true;
                PublishResult result = publish(pending.get());
                yield Answers.of(result);
            }
            case RollBack(var name) -> {
                long now = System.nanoTime();
                PublishResult result = publisher.orElseThrow().rollBack(name);
                // that there is nothing to go back to is for who asked: serving goes on as before
                if (!(result instanceof HeldBack)) tell(result, now);
                yield Answers.of(result);
            }
        };
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException _) {
            // it could not be used any more anyway
        }
        publisher = Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (publisher.isPresent()) publisher.get().close();
    }
}
