package touchstone.catalog.gate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Family;

/**
 * The one place that decides what a reader may see. Whatever leaves the catalog for readers asks here: product, list, search, filter, facet, order, feed, sheet,
 * JSON-LD. It goes by the families as they are now, not as they were when a value was published, and shows nothing that it does not know.
 */
public record Gate(Map<String, Family> families) {
    public Gate {
        families = Map.copyOf(families);
    }

    public boolean shows(String family, String attribute, Reader reader) {
        return attribute(family, attribute).filter(it -> shows(it, reader)).isPresent();
    }

    /** For whom a value is meant; empty if it is no attribute of the family, and so for nobody. */
    public Optional<Audience> meantFor(String family, String attribute) {
        return attribute(family, attribute).map(Attribute::audience);
    }

    /** The attributes of any family that a reader may see, and so may ask for. */
    public Stream<Attribute> attributes(Reader reader) {
        return families.values().stream().map(Family::attributes).flatMap(Collection::stream).filter(attribute -> shows(attribute, reader));
    }

    /** Whether something was shown to somebody before that is not shown any more. */
    public boolean hidesWhatWasShownBy(Gate before) {
        return before.families().values().stream().anyMatch(family -> family.attributes().stream()
                .anyMatch(shown -> attribute(family.code(), shown.code()).filter(it -> shown.audience().sees(it.audience()) && (group(it) == null || group(it).equals(group(shown)))).isEmpty()));
    }

    /** Changes when what it says may change; the same in every process. */
    public String version() {
        return families.values().stream().sorted(Comparator.comparing(Family::code)).map(family -> family.code() + family.attributes().stream()
                .map(it -> it.code() + " " + it.type() + " " + it.audience() + " " + it.facet() + " " + it.searchable() + " " + it.priceFor()).toList()).toList().toString();
    }

    public Optional<Attribute> attribute(String family, String code) {
        return Optional.ofNullable(families.get(family)).flatMap(it -> it.attribute(code));
    }

    private static boolean shows(Attribute attribute, Reader reader) {
        return reader.audience().sees(attribute.audience()) && (group(attribute) == null || group(attribute).equals(reader.group()));
    }

    private static String group(Attribute attribute) {
        return attribute.priceFor() == null ? null : attribute.priceFor().customerGroup();
    }
}
