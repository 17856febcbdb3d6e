package touchstone.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {
    private static final long SECOND = 1_000_000_000L;
    private final Quota quota = new Quota("form", 6);

    /** Where the clock that is used counts from nobody knows: it may be below zero, and pass its end. */
    @ParameterizedTest
    @ValueSource(longs = {0, -100 * SECOND, Long.MAX_VALUE - 30 * SECOND})
    void a_minutes_requests_may_come_at_once_and_then_one_by_one(long now) {
        for (int left = 5; left >= 0; left--) assertEquals(left, quota.take("a", now).left());
        Standing refused = quota.take("a", now);
        assertFalse(refused.isAllowed());
        assertEquals(10, refused.retryAfter());
        assertFalse(quota.take("a", now + 9 * SECOND).isAllowed(), "a refused request costs nothing, and gains nothing");
        assertTrue(quota.take("a", now + 10 * SECOND).isAllowed());
        assertFalse(quota.take("a", now + 10 * SECOND).isAllowed());
        assertEquals(5, quota.take("a", now + 200 * SECOND).left(), "what was not used is not saved up");
    }

    @Test
    void senders_do_not_use_up_each_others() {
        for (int i = 0; i < 7; i++) quota.take("a", 0);
        assertTrue(quota.take("b", 0).isAllowed());
    }

    @Test
    void it_is_told_as_the_draft_has_it() {
        Standing standing = quota.take("a", 0);
        assertEquals("\"form\";q=6;w=60", standing.policy());
        assertEquals("\"form\";r=5;t=10", standing.header());
    }

    @Test
    void many_threads_get_no_more_than_one() throws InterruptedException {
        AtomicInteger allowed = new AtomicInteger();
        Quota wide = new Quota("address", 1000);
        var threads = IntStream.range(0, 4).mapToObj(n -> new Thread(() -> {
            for (int i = 0; i < 1000; i++) if (wide.take("a", 0).isAllowed()) allowed.incrementAndGet();
        })).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) thread.join();
        assertEquals(1000, allowed.get());
    }
}
