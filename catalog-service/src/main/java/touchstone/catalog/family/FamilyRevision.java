package touchstone.catalog.family;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a family was since one saved change of it. Never changes again.
 *
 * @param retired attributes it once had: products may still hold values of them, so that their codes do not come back as something else
 * @param author  who saved it
 * @param reason  why, in the author's words; null where none was given
 */
public record FamilyRevision(Family family, List<Attribute> retired, long revision, String author, Instant at, String reason) {
    public FamilyRevision {
        retired = List.copyOf(retired);
    }

    /** The first revision of a new family. @throws FamilyNotValid if it cannot be one */
    static FamilyRevision first(Family family, String author, Instant at, String reason) {
        FamilyRules.check(family);
        return new FamilyRevision(family, List.of(), 1, author, at, reason);
    }

    /**
     * The revision with an attribute added, or changed in its place.
     *
     * @throws FamilyNotValid if the attribute cannot be one
     * @throws ShapeFixed     if it would turn the values that products hold into something else
     */
    FamilyRevision with(Attribute attribute, String author, Instant at, String reason) {
        known(attribute.code()).filter(it -> !sameShape(it, attribute)).ifPresent(it -> {
            throw new ShapeFixed(it);
        });
        List<Attribute> attributes = new ArrayList<>(family.attributes());
        boolean present = family.attribute(attribute.code()).isPresent();
        if (present) attributes.replaceAll(it -> it.code().equals(attribute.code()) ? attribute : it);
        else attributes.add(attribute);
        Family next = family.with(attributes);
        FamilyRules.check(next);
        return new FamilyRevision(next, retired.stream().filter(it -> !it.code().equals(attribute.code())).toList(), revision + 1, author, at, reason);
    }

    /** The revision without an attribute. @throws AttributeNotFound if there is none @throws FamilyNotValid if the catalog cannot do without it */
    FamilyRevision without(String code, String author, Instant at, String reason) {
        Attribute gone = family.attribute(code).orElseThrow(() -> new AttributeNotFound(family.code(), code));
        Family next = family.with(family.attributes().stream().filter(it -> !it.code().equals(code)).toList());
        FamilyRules.check(next);
        return new FamilyRevision(next, Stream.concat(retired.stream(), Stream.of(gone)).toList(), revision + 1, author, at, reason);
    }

    /** The revision in which it and the groups of its attributes are called something else. @throws FamilyNotValid if they cannot be called so */
    FamilyRevision called(Map<String, String> labels, Map<String, Map<String, String>> groups, String author, Instant at, String reason) {
        Family next = new Family(family.code(), family.attributes(), labels, groups);
        FamilyRules.check(next);
        return new FamilyRevision(next, retired, revision + 1, author, at, reason);
    }

    /** The attribute of this code that it has, or once had. */
    Optional<Attribute> known(String code) {
        return Stream.concat(family.attributes().stream(), retired.stream()).filter(it -> it.code().equals(code)).findFirst();
    }

    private static boolean sameShape(Attribute one, Attribute other) {
        return one.type() == other.type() && one.localisable() == other.localisable() && one.perChannel() == other.perChannel();
    }
}
