package touchstone.registration.prospect;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

class ProspectNotFound extends NotFound {
    ProspectNotFound(UUID id) {
        super("There is no prospect " + id + ".");
    }
}
