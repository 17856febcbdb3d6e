package touchstone.registration.gate;

import touchstone.registration.TestCalls;

/** What is removed by schedule, now. */
public final class TestHousekeeping {
    private TestHousekeeping() {}

    public static void tidy(Housekeeping housekeeping) {
        TestCalls.await(housekeeping::tidy);
    }
}
