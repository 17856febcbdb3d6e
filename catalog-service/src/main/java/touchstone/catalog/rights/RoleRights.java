package touchstone.catalog.rights;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The rights of one role.
 *
 * @param revision 0 for a role that nothing was ever written down of
 */
record RoleRights(String role, long revision, List<Right> rights) {
    RoleRights {
        rights = List.copyOf(rights);
    }

    /** The rights that a role is to have; none, so that it is like a role never heard of. */
    record Wanted(@NotNull @Size(max = 100) List<@NotNull @Valid Right> rights) {}
}
