package touchstone.catalog.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import touchstone.commons.problem.Malformed;

/**
 * Which part of a product a reader wants, and what besides. It only takes from answers that have come through the gate, and so can add nothing that is hidden.
 *
 * @param fields names such as {@code name} and {@code attributes.color}; empty for all. The id comes always
 * @param quantity how many the price is for
 */
record Shape(Set<String> fields, Set<String> expand, int quantity) {
    private static final String ATTRIBUTES = "attributes.";
    /** What costs about as much as a product, and so comes with each of a list too. */
    private static final Map<String, BiFunction<Surroundings, StorefrontProduct, Object>> LISTED = Map.of("jsonLd", (around, product) -> JsonLd.of(product, around.words()),
            "openGraph", (around, product) -> OpenGraph.of(product, around.words()), "categories", Surroundings::categories, "variantOf", Surroundings::variantOf,
            "labels", (around, product) -> around.words().of(product));
    private static final Map<String, BiFunction<Surroundings, StorefrontProduct, Object>> EXPANSIONS = new TreeMap<>(LISTED);

    static {
        EXPANSIONS.put("variants", Surroundings::variants);
        EXPANSIONS.put("relations", Surroundings::relations);
    }

    /** @throws FieldUnknown if a product has no such field, or nothing such to expand */
    static Shape read(String fields, String expand, int quantity) {
        return read(fields, expand, quantity, EXPANSIONS.keySet());
    }

    /** The same for each product of a list. */
    static Shape readOfList(String fields, String expand, int quantity) {
        return read(fields, expand, quantity, new TreeSet<>(LISTED.keySet()));
    }

    private static Shape read(String fields, String expand, int quantity, Set<String> expansions) {
        Set<String> known = new LinkedHashSet<>(Arrays.stream(StorefrontProduct.class.getRecordComponents()).map(RecordComponent::getName).toList());
        Set<String> wanted = names(fields);
        wanted.stream().filter(name -> !known.contains(name) && !name.startsWith(ATTRIBUTES)).findFirst().ifPresent(name -> {
            throw new FieldUnknown("fields", name, known);
        });
        Set<String> besides = names(expand);
        besides.stream().filter(name -> !expansions.contains(name)).findFirst().ifPresent(name -> {
            throw new FieldUnknown("expand", name, expansions);
        });
        return new Shape(wanted, besides, quantity);
    }

    boolean isWhole() {
        return fields.isEmpty() && expand.isEmpty() && quantity == 1;
    }

    /** Whether it says what things are called. */
    boolean hasLabels() {
        return expand.contains("labels") || expand.contains("jsonLd") || expand.contains("variants");
    }

    /** Whether it takes more than what is there already: that is not for a thread that others wait for. */
    boolean looksAround() {
        return !LISTED.keySet().containsAll(expand);
    }

    /** @param around for whoever reads it */
    JsonNode of(byte[] answer, ObjectMapper json, Surroundings around) {
        try {
            StorefrontProduct product = json.readValue(answer, StorefrontProduct.class).forQuantity(quantity);
            ObjectNode whole = json.valueToTree(product);
            ObjectNode part = fields.isEmpty() ? whole : json.createObjectNode().set("id", whole.get("id"));
            for (String field : fields) {
                if (!field.startsWith(ATTRIBUTES)) {
                    if (whole.has(field)) part.set(field, whole.get(field));
                } else if (whole.path("attributes").has(field.substring(ATTRIBUTES.length()))) {
                    part.withObject("/attributes").set(field.substring(ATTRIBUTES.length()), whole.get("attributes").get(field.substring(ATTRIBUTES.length())));
                }
            }
            for (String name : expand) {
                Object besides = EXPANSIONS.get(name).apply(around, product);
                if (besides != null) part.set(name, json.valueToTree(besides));
            }
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String list) {
        return list == null || list.isBlank() ? Set.of() : new LinkedHashSet<>(Arrays.asList(list.strip().split("\\s*,\\s*")));
    }

    static class FieldUnknown extends Malformed {
        FieldUnknown(String parameter, String name, Set<String> known) {
            super("There is no such field.");
            fact("parameter", parameter);
            fact("field", name);
            fact("known", known);
        }
    }
}
