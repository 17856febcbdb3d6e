package touchstone.gateway.batch;

import java.util.List;

/** Why an event is not taken. */
final class Rejected extends Exception {
    final List<String> faults;

    Rejected(List<String> faults) {
        super(null, null, false, false);
        this.faults = List.copyOf(faults);
    }

    Rejected(String fault) {
        this(List.of(fault));
    }
}
