package emissaryctl.publish;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is known of a generation.
public enum State {
    /// It is complete.
    WRITTEN,
    /// An Envoy that was asked would take it.
    VALIDATED,
    /// The running Envoy has taken it.
    CONFIRMED,
    /// The running Envoy has rejected it.
    REJECTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> named(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /// Whether an Envoy may be started with it.
    boolean isGood() {
        return this == VALIDATED || this == CONFIRMED;
    }
}
