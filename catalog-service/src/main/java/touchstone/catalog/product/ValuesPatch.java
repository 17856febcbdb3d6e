package touchstone.catalog.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.NotOfType;
import touchstone.commons.problem.Problem.FieldError;

/**
 * The JSON of a product's values, and a merge patch on it (RFC 7396). An attribute is a member; where it has several values side by side, that is an object with
 * one member per locale or currency: {@code {"name": "Pump", "description": {"en": "Quiet."}, "list_price": {"USD": {"amount": 1999, "currency": "USD"}}}}.
 */
public final class ValuesPatch {
    /** The member that says how other systems call the product: {@link ExternalReferences}. */
    public static final String EXTERNAL_REFERENCES = ExternalReferences.CODE;

    private final Family family;
    private final Yardstick yardstick;
    private final Map<Slot, Optional<Object>> changes = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private ValuesPatch(Family family, Yardstick yardstick) {
        this.family = family;
        this.yardstick = yardstick;
    }

    public static SortedMap<String, Object> view(Values values) {
        SortedMap<String, Object> view = new TreeMap<>();
        values.bySlot().forEach((slot, value) -> {
            if (slot.scope() == null) {
                view.put(slot.attribute(), value.data());
            } else {
                @SuppressWarnings("unchecked")
                var byScope = (Map<String, Object>) view.computeIfAbsent(slot.attribute(), code -> new TreeMap<String, Object>());
                byScope.put(slot.scope(), value.data());
            }
        });
        return view;
    }

    /**
     * Reads a patch into the changes it asks for.
     *
     * @param present what it is applied to, which says what the removal of a whole attribute removes
     * @throws ValuesNotValid with all that is wrong with it
     */
    public static Map<Slot, Optional<Object>> read(JsonNode patch, Family family, Values present, Yardstick yardstick) {
        ValuesPatch reading = new ValuesPatch(family, yardstick);
        if (!patch.isObject()) throw new ValuesNotValid(List.of(new FieldError("/values", "takes an object")));
        patch.fields().forEachRemaining(member -> reading.attribute(member.getKey(), member.getValue(), present));
        if (!reading.errors.isEmpty()) throw new ValuesNotValid(reading.errors);
        return reading.changes;
    }

    private void attribute(String code, JsonNode json, Values present) {
        String pointer = "/values/" + escaped(code);
        Attribute attribute = family.attribute(code).orElse(null);
        if (code.equals(ExternalReferences.CODE)) {
            externalReferences(json, present, pointer);
        } else if (Standing.of(code).isPresent()) {
            standing(Standing.of(code).get(), json, present, pointer);
        } else if (attribute == null) {
            errors.add(new FieldError(pointer, "is no attribute of the family " + family.code()));
        } else if (json.isNull()) {
            present.bySlot().keySet().stream().filter(slot -> slot.attribute().equals(code)).forEach(slot -> changes.put(slot, Optional.empty()));
        } else if (!attribute.scoped()) {
            value(attribute, null, json, pointer);
        } else if (!json.isObject()) {
            errors.add(new FieldError(pointer, "takes an object with a member per " + (attribute.localisable() ? "locale" : "currency")));
        } else {
            json.fields().forEachRemaining(member -> {
                String at = pointer + "/" + escaped(member.getKey());
                if (yardstick.scopes(attribute).contains(member.getKey())) value(attribute, member.getKey(), member.getValue(), at);
                else errors.add(new FieldError(at, "is no " + (attribute.localisable() ? "locale" : "currency") + " of any channel"));
            });
        }
    }

    private void standing(Standing standing, JsonNode json, Values present, String pointer) {
        if (json.isNull()) {
            present.bySlot().keySet().stream().filter(slot -> slot.attribute().equals(standing.code())).forEach(slot -> changes.put(slot, Optional.empty()));
        } else if (!standing.scoped()) {
            standing(standing, null, json, pointer);
        } else if (!json.isObject()) {
            errors.add(new FieldError(pointer, "takes an object with a member per " + (standing == Standing.CATEGORIES ? "tree" : "type of relation")));
        } else {
            json.fields().forEachRemaining(member -> {
                String at = pointer + "/" + escaped(member.getKey());
                if (Standing.isScope(member.getKey())) standing(standing, member.getKey(), member.getValue(), at);
                else errors.add(new FieldError(at, standing == Standing.CATEGORIES ? "is no tree of categories" : "is no type of relation"));
            });
        }
    }

    private void standing(Standing standing, String scope, JsonNode json, String pointer) {
        try {
            changes.put(standing.slot(scope), json.isNull() ? Optional.empty() : standing.read(json));
        } catch (NotOfType notOfType) {
            errors.add(new FieldError(pointer, notOfType.getMessage()));
        }
    }

    private void externalReferences(JsonNode json, Values present, String pointer) {
        if (json.isNull()) {
            present.bySlot().keySet().stream().filter(slot -> slot.attribute().equals(ExternalReferences.CODE)).forEach(slot -> changes.put(slot, Optional.empty()));
        } else if (!json.isObject()) {
            errors.add(new FieldError(pointer, "takes an object with a member per system"));
        } else {
            json.fields().forEachRemaining(member -> {
                String at = pointer + "/" + escaped(member.getKey());
                String reference = ExternalReferences.read(member.getValue());
                if (!ExternalReferences.isSystem(member.getKey())) errors.add(new FieldError(at, "is no name of a system: lower-case letters, digits and -"));
                else if (reference == null && !member.getValue().isNull()) errors.add(new FieldError(at, "takes a text of at most 200 characters"));
                else changes.put(new Slot(ExternalReferences.CODE, member.getKey()), Optional.ofNullable(reference));
            });
        }
    }

    private void value(Attribute attribute, String scope, JsonNode json, String pointer) {
        try {
            changes.put(new Slot(attribute.code(), scope), json.isNull() ? Optional.empty() : Optional.of(attribute.read(json, scope)));
        } catch (NotOfType notOfType) {
            errors.add(new FieldError(pointer, notOfType.getMessage()));
        }
    }

    /** A member's name as a step of a JSON Pointer (RFC 6901). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
