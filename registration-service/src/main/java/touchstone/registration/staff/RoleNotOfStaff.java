package touchstone.registration.staff;

import java.util.TreeSet;
import touchstone.commons.problem.Invalid;

/** Such as the role of a prospect, which a sign-in gives. */
class RoleNotOfStaff extends Invalid {
    RoleNotOfStaff() {
        super("The roles of the staff are " + String.join(", ", new TreeSet<>(StaffMember.ROLES)) + ". Others are not given here.");
    }
}
