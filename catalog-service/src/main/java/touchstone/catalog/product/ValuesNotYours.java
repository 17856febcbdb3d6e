package touchstone.catalog.product;

import java.util.List;
import touchstone.commons.problem.Forbidden;

/** The rights of the caller's roles do not reach these values. */
public class ValuesNotYours extends Forbidden {
    ValuesNotYours(List<Slot> slots) {
        super("Your rights do not reach these values. Nothing was changed.");
        fact("values", slots.stream().map(slot -> slot.scope() == null ? slot.attribute() : slot.attribute() + "/" + slot.scope()).toList());
    }
}
