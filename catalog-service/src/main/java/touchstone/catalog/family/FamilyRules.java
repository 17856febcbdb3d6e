package touchstone.catalog.family;

import static touchstone.catalog.family.AttributeType.DATE;
import static touchstone.catalog.family.AttributeType.GTIN;
import static touchstone.catalog.family.AttributeType.MEASUREMENT;
import static touchstone.catalog.family.AttributeType.MULTI_OPTION;
import static touchstone.catalog.family.AttributeType.NUMBER;
import static touchstone.catalog.family.AttributeType.OPTION;
import static touchstone.catalog.family.AttributeType.PRICE;
import static touchstone.catalog.family.AttributeType.REFERENCE;
import static touchstone.catalog.family.AttributeType.RICH_TEXT;
import static touchstone.catalog.family.AttributeType.TEXT;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import touchstone.catalog.label.Labels;
import touchstone.commons.problem.Problem.FieldError;

/** What a family and its attributes have to be so that products can be made of them. */
final class FamilyRules {
    static final int MOST_ATTRIBUTES = 1_000;
    private static final int MOST_OPTIONS = 5_000;
    private static final int LONGEST_PATTERN = 500;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_OPTION = 100;
    static final int MOST_LETTERS = 2_000_000;
    private static final String GROUP = "[a-z][a-z0-9-]{0,62}";
    static final String CODE = "[a-z][a-z0-9_]{0,62}";
    /** What may be in the way of a column or a member of the same name. */
    private static final Set<String> TAKEN = Set.of("sku", "id", "family", "parent", "external_references", "variant_of", "axes", "categories", "relations", "variant");
    /** The catalog reads these itself, and counts on what they are. */
    private static final Map<String, Set<AttributeType>> READ_BY_US = Map.of(Family.NAME, Set.of(TEXT), Family.CATEGORY, Set.of(OPTION), Family.SUBCATEGORY, Set.of(OPTION),
            Family.DESCRIPTION, Set.of(TEXT, RICH_TEXT), Family.PRICE, Set.of(PRICE), Family.SELL_START, Set.of(DATE), Family.SELL_END, Set.of(DATE),
            Family.SHEET_GATE, Set.of(OPTION));
    private static final Set<String> MAY_VARY = Set.of(Family.DESCRIPTION, Family.PRICE);

    private final List<FieldError> errors = new ArrayList<>();

    private FamilyRules() {}

    /** @throws FamilyNotValid with all that is wrong with it */
    static void check(Family family) {
        FamilyRules rules = new FamilyRules();
        if (!family.code().matches(CODE)) rules.wrong("/code", "takes at most 63 lower-case letters, digits and _, a letter first");
        if (family.attributes().size() > MOST_ATTRIBUTES) rules.wrong("/attributes", "has more than " + MOST_ATTRIBUTES);
        if (family.attribute(Family.NAME).isEmpty()) rules.wrong("/attributes", "needs the attribute " + Family.NAME);
        rules.errors.addAll(Labels.errors(family.labels(), "/labels", LONGEST_LABEL));
        family.groups().forEach((group, labels) -> {
            if (!group.matches(GROUP)) rules.wrong("/groups", "takes lower-case letters, digits and - as groups");
            rules.errors.addAll(Labels.errors(labels, "/groups/" + group, LONGEST_LABEL));
        });
        if (letters(family) > MOST_LETTERS) rules.wrong("", "has more than " + MOST_LETTERS + " characters in its labels");
        Set<String> codes = new HashSet<>();
        for (Attribute attribute : family.attributes()) {
            if (!codes.add(attribute.code())) rules.wrong("/attributes/" + attribute.code(), "is there twice");
            rules.check(attribute, "/attributes/" + attribute.code());
        }
        if (!rules.errors.isEmpty()) throw new FamilyNotValid(rules.errors);
    }

    private void check(Attribute attribute, String at) {
        if (attribute.code() == null || !attribute.code().matches(CODE) || TAKEN.contains(attribute.code())) {
            wrong(at + "/code", "takes at most 63 lower-case letters, digits and _, a letter first, and not " + String.join(", ", TAKEN));
            return;
        }
        if (attribute.type() == null) {
            wrong(at + "/type", "is needed");
            return;
        }
        if (!attribute.group().matches(GROUP)) wrong(at + "/group", "takes lower-case letters, digits and -");
        if (attribute.maxLength() < 0 || attribute.maxLength() > LONGEST_TEXT) wrong(at + "/maxLength", "takes 0 to " + LONGEST_TEXT);
        if (attribute.localisable() && attribute.type() == PRICE) wrong(at + "/localisable", "does not go with a price, which has a value per currency");
        if (attribute.priceFor() != null && (attribute.type() != PRICE || attribute.code().equals(Family.PRICE))) wrong(at + "/priceFor", "goes with a price beside the list price");
        checkOurs(attribute, at);
        checkUnits(attribute, at);
        checkOptions(attribute, at);
        checkLabels(attribute, at);
        checkLimits(attribute, at);
    }

    private void checkOurs(Attribute attribute, String at) {
        Set<AttributeType> types = READ_BY_US.get(attribute.code());
        if (types == null) return;
        if (!types.contains(attribute.type())) wrong(at + "/type", "is " + types + " wherever there is a " + attribute.code());
        if (!MAY_VARY.contains(attribute.code()) && attribute.scoped()) wrong(at, "has one value for all channels and locales wherever it is used");
    }

    private void checkUnits(Attribute attribute, String at) {
        if (attribute.type() != MEASUREMENT) {
            if (!attribute.units().isEmpty()) wrong(at + "/units", "are for measurements");
            return;
        }
        if (attribute.units().isEmpty()) wrong(at + "/units", "are needed by a measurement");
        Set<Unit.Dimension> dimensions = new HashSet<>();
        for (String unit : attribute.units()) {
            Unit.of(unit).map(Unit::dimension).ifPresentOrElse(dimensions::add, () -> wrong(at + "/units", "has " + unit + ", which is no unit that we convert: see /units"));
        }
        if (dimensions.size() > 1) wrong(at + "/units", "do not convert into each other");
    }

    private void checkOptions(Attribute attribute, String at) {
        if (attribute.options().isEmpty()) return;
        if (attribute.type() != OPTION && attribute.type() != MULTI_OPTION) wrong(at + "/options", "are for options to choose from");
        if (attribute.options().size() > MOST_OPTIONS) wrong(at + "/options", "are more than " + MOST_OPTIONS);
        if (new HashSet<>(attribute.options()).size() < attribute.options().size()) wrong(at + "/options", "has one twice");
        for (String option : attribute.options()) {
            if (!option.equals(option.strip()) || option.isEmpty() || option.length() > 100) wrong(at + "/options", "takes 1 to 100 characters each, without space around them");
        }
    }

    private void checkLabels(Attribute attribute, String at) {
        errors.addAll(Labels.errors(attribute.labels(), at + "/labels", LONGEST_LABEL));
        boolean chosen = attribute.type() == OPTION || attribute.type() == MULTI_OPTION;
        if (!chosen && (attribute.optionList() != null || !attribute.optionLabels().isEmpty())) wrong(at + "/optionLabels", "are for options to choose from");
        if (attribute.optionList() != null && !(attribute.options().isEmpty() && attribute.optionLabels().isEmpty())) wrong(at + "/optionList", "has the options and their labels: name none here");
        errors.addAll(checkOptions(attribute.optionLabels(), at + "/optionLabels"));
        for (Option option : attribute.optionLabels()) {
            if (!attribute.options().isEmpty() && !attribute.options().contains(option.code())) wrong(at + "/optionLabels", "has a label for " + option.code() + ", which is no option");
        }
    }

    /** What speaks against these options. */
    static List<FieldError> checkOptions(List<Option> options, String at) {
        List<FieldError> errors = new ArrayList<>();
        if (options.size() > MOST_OPTIONS) errors.add(new FieldError(at, "are more than " + MOST_OPTIONS));
        Set<String> codes = new HashSet<>();
        for (Option option : options) {
            String code = option == null ? null : option.code();
            if (code == null || !code.equals(code.strip()) || code.isEmpty() || code.length() > LONGEST_OPTION) {
                errors.add(new FieldError(at, "takes codes of 1 to " + LONGEST_OPTION + " characters, without space around them"));
                continue;
            }
            if (!codes.add(code)) errors.add(new FieldError(at, "has " + code + " twice"));
            errors.addAll(Labels.errors(option.labels(), at + "/" + code, Option.LONGEST_LABEL));
        }
        return errors;
    }

    /** How long all labels are, for a family is one document. */
    private static long letters(Family family) {
        Stream<Map<String, String>> own = Stream.concat(Stream.of(family.labels()), family.groups().values().stream());
        Stream<Map<String, String>> attributes = family.attributes().stream().flatMap(it -> Stream.concat(Stream.of(it.labels()), it.optionLabels().stream().map(Option::labels)));
        return letters(Stream.concat(own, attributes));
    }

    static long letters(Stream<Map<String, String>> labels) {
        return labels.flatMap(it -> it.values().stream()).filter(Objects::nonNull).mapToLong(String::length).sum();
    }

    private void checkLimits(Attribute attribute, String at) {
        Limits limits = attribute.limits();
        boolean counted = Set.of(NUMBER, MEASUREMENT, PRICE).contains(attribute.type());
        if ((limits.min() != null || limits.max() != null) && !counted) wrong(at + "/limits", "has a range, which is for numbers");
        if (limits.min() != null && limits.max() != null && limits.min().compareTo(limits.max()) > 0) wrong(at + "/limits", "has a least number above the greatest");
        if (limits.minLength() < 0 || attribute.maxLength() > 0 && limits.minLength() > attribute.maxLength()) wrong(at + "/limits/minLength", "takes 0 to the greatest length");
        if (limits.unique() && !Set.of(TEXT, NUMBER, GTIN, REFERENCE).contains(attribute.type())) wrong(at + "/limits/unique", "is for texts, numbers, GTINs and references");
        if (limits.pattern() == null) return;
        if (attribute.type() != TEXT) wrong(at + "/limits/pattern", "is for texts");
        if (limits.pattern().length() > LONGEST_PATTERN) {
            wrong(at + "/limits/pattern", "has more than " + LONGEST_PATTERN + " characters");
            return;
        }
        try {
            Pattern.compile(limits.pattern());
        } catch (PatternSyntaxException e) {
            wrong(at + "/limits/pattern", "is no pattern of RE2: " + e.getDescription());
        }
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
