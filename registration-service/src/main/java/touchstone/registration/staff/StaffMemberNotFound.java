package touchstone.registration.staff;

import touchstone.commons.problem.NotFound;

class StaffMemberNotFound extends NotFound {
    StaffMemberNotFound() {
        super("Nobody of the staff has this id, nor an account that could be given one of its roles.");
    }
}
