package touchstone.catalog.relation;

import touchstone.commons.problem.Conflict;

class RelationTypeExists extends Conflict {
    RelationTypeExists(String code) {
        super("There is a type of this code already.");
        fact("relationType", code);
    }
}
