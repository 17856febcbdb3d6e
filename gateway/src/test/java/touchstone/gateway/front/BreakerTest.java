package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BreakerTest {
    private final Breaker breaker = new Breaker();

    @Test
    void some_failures_in_a_row_give_a_service_rest_and_then_one_request_tries() {
        for (int i = 1; i < Breaker.FAILURES; i++) breaker.failed(0);
        assertEquals(0, breaker.rest(0));
        breaker.failed(0);
        assertEquals(Breaker.REST, breaker.rest(0));
        assertEquals(1, breaker.rest(Breaker.REST - 1));
        assertEquals(0, breaker.rest(Breaker.REST), "one tries");
        assertEquals(Breaker.REST, breaker.rest(Breaker.REST), "the others wait");
        breaker.failed(Breaker.REST);
        assertEquals(Breaker.REST, breaker.rest(Breaker.REST));
        assertEquals(0, breaker.rest(2 * Breaker.REST));
        breaker.answered();
        assertEquals(0, breaker.rest(2 * Breaker.REST));
    }

    @Test
    void a_try_that_nobody_hears_of_again_does_not_block_the_next() {
        for (int i = 0; i < Breaker.FAILURES; i++) breaker.failed(0);
        assertEquals(0, breaker.rest(Breaker.REST));
        assertEquals(0, breaker.rest(2 * Breaker.REST));
    }

    @Test
    void failures_with_an_answer_between_them_are_not_in_a_row() {
        for (int i = 0; i < 3 * Breaker.FAILURES; i++) {
            breaker.failed(0);
            if (i % (Breaker.FAILURES - 1) == 0) breaker.answered();
            assertEquals(0, breaker.rest(0));
        }
    }
}
