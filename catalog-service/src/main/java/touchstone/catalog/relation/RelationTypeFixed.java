package touchstone.catalog.relation;

import touchstone.commons.problem.Conflict;

class RelationTypeFixed extends Conflict {
    RelationTypeFixed(String code) {
        super("Whether products may relate in a circle stays as it is: there may be relations of this type.");
        fact("relationType", code);
    }
}
