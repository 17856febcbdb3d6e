package touchstone.catalog.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * How other systems call a product: a value of every product beside those of its family, one per system, with revisions and origins like any other:
 * {@code {"external_references": {"erp": "4711"}}}. No two products have the same in one system.
 */
final class ExternalReferences {
    static final String CODE = "external_references";
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ExternalReferences() {}

    static boolean isSystem(String name) {
        return SYSTEM.matcher(name).matches();
    }

    /** @return the reference, or null if it is none */
    static String read(JsonNode json) {
        String text = json.isTextual() ? json.asText().strip() : "";
        return text.isEmpty() || text.length() > LONGEST || CONTROL.matcher(text).find() ? null : text;
    }
}
