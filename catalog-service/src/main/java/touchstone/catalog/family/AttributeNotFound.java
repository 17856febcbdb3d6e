package touchstone.catalog.family;

import touchstone.commons.problem.NotFound;

/** The family has no attribute of this code. */
public class AttributeNotFound extends NotFound {
    public AttributeNotFound(String family, String attribute) {
        super("The family has no such attribute.");
        fact("family", family);
        fact("attribute", attribute);
    }
}
