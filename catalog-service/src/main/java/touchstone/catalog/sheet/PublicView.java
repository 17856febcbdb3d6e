package touchstone.catalog.sheet;

import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Family;

/** What anybody may see of the products of a family, as the family is now. What it does not know stays hidden. */
record PublicView(Family family) {
    /** The data, or null if it is not for everybody. */
    <T> T show(String attribute, T data) {
        return family.attribute(attribute).map(Attribute::audience).filter(Audience.PUBLIC::sees).isPresent() ? data : null;
    }

    AttributeType type(String attribute) {
        return family.attribute(attribute).map(Attribute::type).orElse(null);
    }
}
