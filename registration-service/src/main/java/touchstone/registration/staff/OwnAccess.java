package touchstone.registration.staff;

import touchstone.commons.problem.Conflict;

/** Else nobody might be left who could give it back. */
class OwnAccess extends Conflict {
    OwnAccess() {
        super("Nobody takes the role operator from themselves, or switches themselves off. Another operator can.");
    }
}
