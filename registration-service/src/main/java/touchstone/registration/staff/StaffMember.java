package touchstone.registration.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who works with us, as the identity server knows them.
 *
 * @param name    absent where nobody has given them one
 * @param enabled whether they can sign in
 */
@Schema(name = "StaffMember")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StaffMember(@Schema(description = "Subject of their tokens") UUID id, String username, String name, boolean enabled, @Schema(description = "Roles of the staff that were given to them alone") List<String> roles) {
    /** The roles of people who work with us. Those of prospects and customers are none of them. */
    static final Set<String> ROLES = Set.of("approver", "marketing", "operator", "sales", "steward");

    StaffMember {
        roles = List.copyOf(roles);
    }

    /** @param user as the Admin API shows it */
    static StaffMember of(JsonObject user, Set<String> roles) {
        String name = Stream.of(user.getString("firstName"), user.getString("lastName")).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" "));
        return new StaffMember(UUID.fromString(user.getString("id")), user.getString("username"), name.isEmpty() ? null : name, user.getBoolean("enabled", false), List.copyOf(new TreeSet<>(roles)));
    }
}
