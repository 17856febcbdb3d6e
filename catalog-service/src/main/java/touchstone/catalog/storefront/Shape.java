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
import java.util.function.Function;
import touchstone.commons.problem.Malformed;

/**
 * Which part of a product a reader wants, and what besides. It only takes from an answer that has come through the gate, and so can add nothing that is hidden.
 *
 * @param fields names such as {@code name} and {@code attributes.color}; empty for all. The id comes always
 * @param quantity how many the price is for
 */
record Shape(Set<String> fields, Set<String> expand, int quantity) {
    private static final String ATTRIBUTES = "attributes.";
    private static final Map<String, Function<StorefrontProduct, Object>> EXPANSIONS = Map.of("jsonLd", JsonLd::of, "openGraph", OpenGraph::of);

    /** @throws FieldUnknown if a product has no such field, or nothing such to expand */
    static Shape read(String fields, String expand, int quantity) {
        Set<String> known = new LinkedHashSet<>(Arrays.stream(StorefrontProduct.class.getRecordComponents()).map(RecordComponent::getName).toList());
        Set<String> wanted = names(fields);
        wanted.stream().filter(name -> !known.contains(name) && !name.startsWith(ATTRIBUTES)).findFirst().ifPresent(name -> {
            throw new FieldUnknown("fields", name, known);
        });
        Set<String> besides = names(expand);
        besides.stream().filter(name -> !EXPANSIONS.containsKey(name)).findFirst().ifPresent(name -> {
            throw new FieldUnknown("expand", name, EXPANSIONS.keySet());
        });
        return new Shape(wanted, besides, quantity);
    }

    boolean isWhole() {
        return fields.isEmpty() && expand.isEmpty() && quantity == 1;
    }

    JsonNode of(byte[] answer, ObjectMapper json) {
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
            for (String name : expand) part.set(name, json.valueToTree(EXPANSIONS.get(name).apply(product)));
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
