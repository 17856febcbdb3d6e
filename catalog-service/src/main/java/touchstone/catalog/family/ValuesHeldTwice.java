package touchstone.catalog.family;

import java.util.List;
import touchstone.commons.problem.Conflict;

class ValuesHeldTwice extends Conflict {
    ValuesHeldTwice(List<UniqueValues.HeldTwice> values) {
        super("Some products have the same value, so that it cannot be unique. The attribute stays as it was: change these first. There may be more of them.");
        fact("values", List.copyOf(values));
    }
}
