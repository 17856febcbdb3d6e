package touchstone.catalog.sheet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.label.Labels;

/** What the gate lets anybody see of the products of one family, and what it is called. @param locales in which labels may be, the best first */
record PublicView(Gate gate, String family, Set<String> locales) {
    /** One that calls things by their codes. */
    PublicView(Gate gate, String family) {
        this(gate, family, Set.of());
    }

    /** The data, or null if it is not for everybody. */
    <T> T show(String attribute, T data) {
        return gate.shows(family, attribute, Reader.ANYBODY) ? data : null;
    }

    /** What an attribute is called, where somebody has said so. */
    Optional<String> label(String attribute) {
        return gate.attribute(family, attribute).flatMap(it -> Labels.in(locales, it.labels()));
    }

    /** The data with its options by what they are called. */
    Object said(String attribute, Object data) {
        if (data instanceof List<?> several) return several.stream().map(each -> said(attribute, each)).toList();
        if (!(data instanceof String option)) return data;
        return gate.attribute(family, attribute).stream().flatMap(it -> it.optionLabels().stream()).filter(it -> it.code().equals(option)).findFirst()
                .flatMap(it -> Labels.in(locales, it.labels())).orElse(option);
    }

    AttributeType type(String attribute) {
        return gate.attribute(family, attribute).map(Attribute::type).orElse(null);
    }
}
