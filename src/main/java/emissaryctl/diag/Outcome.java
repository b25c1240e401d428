package emissaryctl.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What a stage made, and what it has to say about its input. A resource that is wrong is left out of the value and
/// named in the diagnostics.
public record Outcome<T>(T value, List<Diagnostic> diagnostics) {

    public Outcome {
        diagnostics = List.copyOf(diagnostics);
    }

    public static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, List.of());
    }

    /// The same diagnostics with another value made from this one.
    public <R> Outcome<R> map(Function<T, R> change) {
        return new Outcome<>(change.apply(value), diagnostics);
    }

    /// The outcome of a following stage, with the diagnostics of both.
    public <R> Outcome<R> then(Function<T, Outcome<R>> stage) {
        Outcome<R> next = stage.apply(value);
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(next.diagnostics);
        return new Outcome<>(next.value, all);
    }
}
