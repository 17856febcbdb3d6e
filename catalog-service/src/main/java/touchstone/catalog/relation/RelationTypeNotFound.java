package touchstone.catalog.relation;

import touchstone.commons.problem.NotFound;

class RelationTypeNotFound extends NotFound {
    RelationTypeNotFound(String code) {
        super("There is no such type of relation.");
        fact("relationType", code);
    }
}
