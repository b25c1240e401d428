package emissaryctl.serve;

import emissaryctl.publish.Generation;
import java.time.Instant;
import java.util.Optional;

/// How serving stands. `trouble` is the last thing that went wrong with publishing and has not been put right since;
/// `inputWrong`: the input has errors, so that an older configuration is served.
public record Status(
        Optional<Generation> current,
        boolean inputWrong,
        Optional<String> trouble,
        Optional<Boolean> envoyUp,
        boolean restartNeeded,
        Optional<Instant> lastPublished) {

    static final Status UNKNOWN =
            new Status(Optional.empty(), false, Optional.empty(), Optional.empty(), false, Optional.empty());

    /// Whether there is a configuration, nothing stands in the way of the next one, and Envoy runs if it is ours.
    /// Errors in the input are for whoever changes it: what is served is right all the same.
    boolean isHealthy() {
        return current.isPresent() && trouble.isEmpty() && envoyUp.orElse(true);
    }

    Status at(Optional<Generation> generation) {
        return new Status(generation, inputWrong, trouble, envoyUp, restartNeeded, lastPublished);
    }

    Status published(Generation generation, Instant time) {
        return new Status(
                Optional.of(generation), inputWrong, Optional.empty(), envoyUp, restartNeeded, Optional.of(time));
    }

    Status withInputWrong(boolean wrong) {
        return new Status(current, wrong, trouble, envoyUp, restartNeeded, lastPublished);
    }

    Status withTrouble(Optional<String> text) {
        return new Status(current, inputWrong, text, envoyUp, restartNeeded, lastPublished);
    }

    Status withEnvoy(boolean up) {
        return new Status(current, inputWrong, trouble, Optional.of(up), restartNeeded, lastPublished);
    }

    Status withRestartNeeded(boolean needed) {
        return new Status(current, inputWrong, trouble, envoyUp, needed, lastPublished);
    }
}
