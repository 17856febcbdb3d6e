package touchstone.catalog.sheet;

import java.util.Map;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;

/** What anybody may see of the products of a family, as the {@link Gate} decides now. */
record PublicView(Family family) {
    /** The data, or null if it is not for everybody. */
    <T> T show(String attribute, T data) {
        return new Gate(Map.of(family.code(), family)).shows(family.code(), attribute, Reader.ANYBODY) ? data : null;
    }

    AttributeType type(String attribute) {
        return family.attribute(attribute).map(Attribute::type).orElse(null);
    }
}
