package touchstone.registration.gate;

import jakarta.enterprise.context.ApplicationScoped;
import touchstone.registration.TestCalls;

/** Lets other tests tidy up when they want it. */
@ApplicationScoped
public class TestTidying {
    private final Housekeeping housekeeping;

    TestTidying(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    public void tidy() {
        TestCalls.await(housekeeping::tidy);
    }
}
