package emissaryctl.publish;

import java.io.IOException;
import java.util.Optional;

/// Decides what `cur` leads to when a writer begins whose predecessor may have ended in the middle of anything. An
/// Envoy that starts with a generation that Envoy rejects has no listeners and says that it is ready; so `cur` must not
/// lead to one that nobody has seen accepted while there is another.
record Recovery(GenerationStore store, Steps steps) {

    void run() throws IOException {
        Optional<Generation> current = store.current();
        if (current.isPresent() && isTrusted(current.get())) return;
        Optional<Generation> good = newest(true);
        if (good.isEmpty() && current.isPresent() && current.get().record().state() != State.REJECTED) return;
        Optional<Generation> chosen = good.isPresent() ? good : newest(false);
        if (chosen.isPresent()) store.point(chosen.get().name());
        else store.pointNowhere();
    }

    private boolean isTrusted(Generation current) throws IOException {
        return switch (current.record().state()) {
            case VALIDATED, CONFIRMED -> true;
            case REJECTED -> false;
            case WRITTEN -> steps.confirm(current) instanceof Verdict.Taken;
        };
    }

    private Optional<Generation> newest(boolean good) throws IOException {
        return store.list().reversed().stream()
                .filter(each ->
                        good ? each.record().state().isGood() : each.record().state() != State.REJECTED)
                .findFirst();
    }
}
