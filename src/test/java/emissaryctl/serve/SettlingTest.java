package emissaryctl.serve;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration AGE = Duration.ofHours(1);

    private static InputReading reading(String digest) {
        return new InputReading(Outcome.of(List.of()), digest);
    }

    @Test
    void whatIsStillBeingWrittenIsWaitedFor() {
        Deque<String> readings = new ArrayDeque<>(List.of("half", "more", "whole", "whole", "not asked for"));
        Settling settling = new Settling(MOMENT, AGE, new Wakeups());

        InputReading settled = settling.settled(reading("a"), () -> reading(readings.remove()));

        assertThat(settled.digest()).isEqualTo("whole");
        assertThat(readings).containsExactly("not asked for");
    }

    @Test
    void whatNeverSettlesIsTakenAsItIs() {
        int[] count = {0};
        Settling settling = new Settling(MOMENT, Duration.ZERO, new Wakeups());

        InputReading settled = settling.settled(reading("a"), () -> reading("b" + count[0]++));

        assertThat(settled.digest()).startsWith("b");
    }

    @Test
    void nobodyIsWaitedForAtTheEnd() {
        Wakeups wakeups = new Wakeups();
        wakeups.stop();

        InputReading settled = new Settling(AGE, AGE, wakeups).settled(reading("a"), () -> reading("b"));

        assertThat(settled.digest()).isEqualTo("a");
    }

    @Test
    void aSignalGivenWhileNobodyWaitsIsKept() {
        Wakeups wakeups = new Wakeups();
        wakeups.wake();
        wakeups.sleep(MOMENT);
        long before = System.nanoTime();
        wakeups.await(AGE);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AGE);
    }
}
