package touchstone.catalog.sheet;

import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;

/** What the gate lets anybody see of the products of one family. */
record PublicView(Gate gate, String family) {
    /** The data, or null if it is not for everybody. */
    <T> T show(String attribute, T data) {
        return gate.shows(family, attribute, Reader.ANYBODY) ? data : null;
    }

    AttributeType type(String attribute) {
        return gate.attribute(family, attribute).map(Attribute::type).orElse(null);
    }
}
