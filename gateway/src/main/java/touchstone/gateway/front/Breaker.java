package touchstone.gateway.front;

import java.time.Duration;

/**
 * Whether a service is worth asking. After some failures in a row, with no answer between them, it is left alone for a while; then one request tries, and the others wait
 * for what becomes of it. Belongs to one event loop.
 */
final class Breaker {
    static final int FAILURES = 5;
    static final long REST = Duration.ofSeconds(5).toNanos();
    private int failures;
    private long restsUntil;

    /** How long the service is left alone, in nanoseconds; 0 if it may be asked. @param now of {@link System#nanoTime} */
    long rest(long now) {
        if (failures < FAILURES) return 0;
        if (restsUntil - now > 0) return restsUntil - now;
        restsUntil = now + REST;
        return 0;
    }

    void answered() {
        failures = 0;
    }

    void failed(long now) {
        if (++failures >= FAILURES) restsUntil = now + REST;
    }
}
