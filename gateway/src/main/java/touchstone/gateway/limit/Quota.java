package touchstone.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many requests a minute for each of those who send them. Of each only one moment is kept: when all that they have sent would have come, had it come evenly (the
 * generic cell rate algorithm of ITU-T I.371); and that only while it lies ahead, for a bounded number.
 */
public final class Quota {
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final int MOST_SENDERS = 30_000;
    private final String name;
    private final int perMinute;
    private final long each;
    private final Cache<String, AtomicLong> senders = Caffeine.newBuilder().maximumSize(MOST_SENDERS).expireAfterAccess(Duration.ofMinutes(1)).build();

    /** @param perMinute at least 1 */
    Quota(String name, int perMinute) {
        this.name = name;
        this.perMinute = perMinute;
        each = WINDOW / perMinute;
    }

    /** Counts a request. @param now in nanoseconds of {@link System#nanoTime} */
    Standing take(String sender, long now) {
        AtomicLong evenly = senders.get(sender, first -> new AtomicLong(now));
        while (true) {
            long before = evenly.get();
            long from = before - now > 0 ? before : now;
            if (from + each - now > WINDOW) return new Standing(this, 0, from - now, from + each - now - WINDOW);
            if (evenly.compareAndSet(before, from + each)) return new Standing(this, (WINDOW - (from + each - now)) / each, from + each - now, 0);
        }
    }

    String name() {
        return name;
    }

    String policy() {
        return '"' + name + "\";q=" + perMinute + ";w=60";
    }
}
