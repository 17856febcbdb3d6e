package touchstone.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens a little later, such as the shipping of an interaction. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Asks until the answer is good; fails with the last one when time is up. */
    static <T> T until(Duration limit, Supplier<T> ask, Predicate<T> good) {
        long end = System.nanoTime() + limit.toNanos();
        T answer = ask.get();
        while (!good.test(answer)) {
            if (System.nanoTime() > end) throw new AssertionError("not within " + limit.toSeconds() + " s; lastly: " + answer);
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = ask.get();
        }
        return answer;
    }
}
