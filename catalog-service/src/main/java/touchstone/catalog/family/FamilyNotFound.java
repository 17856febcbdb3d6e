package touchstone.catalog.family;

import touchstone.commons.problem.NotFound;

class FamilyNotFound extends NotFound {
    FamilyNotFound(String code) {
        super("There is no such family, or no such revision of it.");
        fact("family", code);
    }
}
