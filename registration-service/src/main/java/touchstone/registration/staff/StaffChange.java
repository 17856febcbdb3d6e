package touchstone.registration.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody did to what one of the staff may do. Written before it is done, and never changed. */
@Schema(name = "StaffChange")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StaffChange(UUID id, Instant at, Who by, Who member, Kind kind, @Schema(description = "Absent where they were switched off or on") String role,
                   @Schema(description = "Absent where it is not known to have been done") Instant doneAt) {
    enum Kind { GAVE_ROLE, TOOK_ROLE, SWITCHED_OFF, SWITCHED_ON }

    /** @param id subject of their tokens */
    @Schema(name = "StaffName")
    record Who(String id, String name) {}
}
