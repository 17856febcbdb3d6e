package touchstone.registration.capture;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

class CaptureChoiceNotFound extends NotFound {
    CaptureChoiceNotFound(UUID id) {
        super("There is no capture choice " + id + ".");
    }
}
