package touchstone.gateway.key;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param overlapHours how long what was sent until now stays good beside the new; 24 where it is absent */
@Schema(name = "KeyRotation")
record Rotation(@Min(0) @Max(24 * 90) Integer overlapHours) {
    int hours() {
        return overlapHours == null ? 24 : overlapHours;
    }
}
