package emissaryctl.publish;

import java.util.Map;
import java.util.Optional;

/// The Envoy that follows the directory, as far as it can be asked.
public interface Follower {

    /// The version that each statistic reports; nothing when no Envoy answers.
    Optional<Map<String, String>> versions();

    /// How many updates each statistic reports as rejected or failed.
    Map<String, Long> failures();

    /// Whether there are clusters that cannot take requests yet.
    boolean warming();

    /// Whether there are connections left that still use what was there before the last change.
    boolean draining();

    /// A new one for every thing that is waited for.
    Patience patience();

    /// How long somebody waits for something.
    @FunctionalInterface
    interface Patience {

        /// Waits a little; false when there has been enough waiting.
        boolean more(int attempt);
    }

    /// No Envoy that could be asked.
    Follower NOBODY = new Follower() {
        @Override
        public Optional<Map<String, String>> versions() {
            return Optional.empty();
        }

        @Override
        public Map<String, Long> failures() {
            return Map.of();
        }

        @Override
        public boolean warming() {
            return false;
        }

        @Override
        public boolean draining() {
            return false;
        }

        @Override
        public Patience patience() {
            return _ -> false;
        }
    };
}
