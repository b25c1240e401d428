package emissaryctl.serve;

import emissaryctl.diag.Diagnostic;
import emissaryctl.pipeline.Compiled;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.serve.ServeEvent.Findings;
import emissaryctl.serve.ServeEvent.InputMended;
import emissaryctl.xds.Snapshot;
import emissaryctl.xds.Snapshots;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// From the input to a configuration, whenever the input is another one. Every finding is told once for as long as it
/// stands.
final class InputSide {

    /// What came of a look at the input. `unreadable`: files could not be read, so their content is not known.
    sealed interface Look {

        /// It is what it was.
        record Same() implements Look {}

        /// It has errors.
        record Refused(boolean unreadable) implements Look {}

        /// There is a configuration; its change was first seen at `seen`, by the clock that only counts.
        record Changed(Snapshot snapshot, long seen) implements Look {}
    }

    private final ServeOptions options;
    private final InputStream stdin;
    private final Settling settling;
    private final Consumer<ServeEvent> events;

    private String compiled = "";
    private Set<Diagnostic> told = Set.of();
    private boolean wrong;

    InputSide(ServeOptions options, InputStream stdin, Wakeups wakeups, Consumer<ServeEvent> events) {
        this.options = options;
        this.stdin = stdin;
        Duration quiet = options.timing().quiet();
        this.settling = new Settling(quiet, options.timing().longestUnrest(), wakeups);
        this.events = events;
    }

    /// Whether the input has errors now.
    boolean isWrong() {
        return wrong;
    }

    /// Looks once, as things are.
    Look lookOnce() {
        return look(read(), System.nanoTime());
    }

    /// Looks, and waits for whoever is changing the input now.
    Look look() {
        InputReading reading = read();
        if (reading.digest().equals(compiled)) return new Look.Same();
        long seen = System.nanoTime();
        // At first nothing is known to have changed, so there is nothing to wait for.
        boolean first = compiled.isEmpty();
        return look(first ? reading : settling.settled(reading, this::read), seen);
    }

    private InputReading read() {
        return InputReading.of(
                options.paths(), options.compiling().reading().given().all(), stdin);
    }

    private Look look(InputReading reading, long seen) {
        if (reading.digest().equals(compiled)) return new Look.Same();
        compiled = reading.digest();
        Compiled result = Pipeline.compile(reading.texts(), options.compiling());
        boolean refused = result.config().isEmpty();
        tell(result, refused);
        if (wrong && !refused) events.accept(new InputMended());
        wrong = refused;
        Optional<Snapshot> snapshot = result.config().map(Snapshots::of);
        return snapshot.isPresent() ? new Look.Changed(snapshot.get(), seen) : new Look.Refused(result.unreadable());
    }

    private void tell(Compiled result, boolean refused) {
        List<Diagnostic> fresh = result.diagnostics().stream()
                .filter(diagnostic -> !told.contains(diagnostic))
                .toList();
        told = new HashSet<>(result.diagnostics());
        if (!fresh.isEmpty() || refused) events.accept(new Findings(result, fresh, refused));
    }
}
