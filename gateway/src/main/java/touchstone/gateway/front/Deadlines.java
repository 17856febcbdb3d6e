package touchstone.gateway.front;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must have happened by some time, on one event loop. Almost all of it happens, and long before: so it is only looked at now and then, which costs far less than a timer
 * for each. What is late is found a tenth of a second late at most.
 */
final class Deadlines {
    private static final long SWEEP_MILLIS = 100;
    private final Set<Deadline> open = new HashSet<>();

    /** Until it is met, or missed. */
    final class Deadline {
        private final long at;
        private final Runnable missed;

        private Deadline(long at, Runnable missed) {
            this.at = at;
            this.missed = missed;
        }

        void met() {
            open.remove(this);
        }
    }

    /** To be made on the event loop that it serves. */
    Deadlines(Vertx vertx) {
        vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep(System.nanoTime()));
    }

    /** @param missed what to do if nobody has said by then that it was met */
    Deadline in(Duration time, Runnable missed) {
        Deadline deadline = new Deadline(System.nanoTime() + time.toNanos(), missed);
        open.add(deadline);
        return deadline;
    }

    private void sweep(long now) {
        List<Deadline> late = new ArrayList<>();
        for (Deadline deadline : open) {
            if (deadline.at - now <= 0) late.add(deadline);
        }
        // Missing one may set others.
        for (Deadline deadline : late) {
            if (open.remove(deadline)) deadline.missed.run();
        }
    }
}
