package touchstone.catalog.family;

import touchstone.commons.problem.Conflict;

class ShapeFixed extends Conflict {
    ShapeFixed(Attribute before) {
        super("Products hold values of this attribute, or did: its type, and whether it differs by locale and by channel, stay as they are. Take another code.");
        fact("attribute", before.code());
        fact("attributeType", before.type());
        fact("localisable", before.localisable());
        fact("perChannel", before.perChannel());
    }
}
