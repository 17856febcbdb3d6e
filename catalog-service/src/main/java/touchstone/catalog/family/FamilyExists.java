package touchstone.catalog.family;

import touchstone.commons.problem.Conflict;

class FamilyExists extends Conflict {
    FamilyExists(String code) {
        super("There is a family of this code already.");
        fact("family", code);
    }
}
