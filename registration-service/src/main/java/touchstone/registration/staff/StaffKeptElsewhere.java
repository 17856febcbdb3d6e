package touchstone.registration.staff;

import touchstone.commons.problem.Conflict;

class StaffKeptElsewhere extends Conflict {
    StaffKeptElsewhere() {
        super("This installation has no client of its own at the identity server: roles are given there.");
    }
}
