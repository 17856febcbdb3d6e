package touchstone.lead.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import touchstone.commons.problem.Problem.FieldError;
import touchstone.lead.form.FormDefinition.AskedConsent;
import touchstone.lead.form.FormDefinition.Field;
import touchstone.lead.form.FormDefinition.Texts;
import touchstone.lead.lead.EmailAddress;

/**
 * What a form can be. Its schema is a part of JSON Schema (2020-12) in which nothing is loaded from elsewhere, nothing nests, every text has a greatest length and no
 * pattern runs away, so that an answer is checked in the time that its length allows.
 */
final class FormRules {
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_PATTERN = 200;
    private static final Set<String> ROOT = Set.of("$schema", "type", "properties", "required", "additionalProperties");
    private static final Set<String> PROPERTY = Set.of("type", "enum", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "items", "minItems", "maxItems", "uniqueItems");
    private static final Set<String> FORMATS = Set.of("email", "uri", "date");
    /** What has a column of its own, and its length. */
    private static final Map<String, Integer> LENGTHS = Map.of("name", 200, "email", EmailAddress.LONGEST, "company", 200, "message", 2000);

    private final List<FieldError> errors = new ArrayList<>();

    private FormRules() {}

    /** @throws FormNotValid with all that is wrong */
    static void check(FormDefinition form) {
        var rules = new FormRules();
        rules.schema(form.schema());
        if (rules.errors.isEmpty()) rules.whole(form);
        if (!rules.errors.isEmpty()) throw new FormNotValid(rules.errors);
    }

    private void schema(JsonNode schema) {
        keywords("/schema", schema, ROOT);
        must(schema.path("type").asText().equals("object"), "/schema/type", "is object");
        must(schema.path("additionalProperties").isBoolean() && !schema.path("additionalProperties").asBoolean(), "/schema/additionalProperties", "is false, so that only what is asked is kept");
        JsonNode properties = schema.path("properties");
        must(properties.isObject() && !properties.isEmpty() && properties.size() <= 40, "/schema/properties", "has 1 to 40 properties");
        properties.fields().forEachRemaining(property -> property("/schema/properties/" + property.getKey(), property.getValue()));
        LENGTHS.forEach((name, longest) -> {
            if (properties.has(name)) must(properties.path(name).path("maxLength").asInt() <= longest && properties.path(name).path("type").asText().equals("string"),
                    "/schema/properties/" + name, "is a string of at most " + longest + " characters");
        });
        must(properties.path("email").path("format").asText().equals("email"), "/schema/properties/email", "is there with the format email: an answer goes there");
        schema.path("required").forEach(name -> must(name.isTextual() && properties.has(name.asText()), "/schema/required", "names a property that there is not"));
    }

    private void property(String at, JsonNode property) {
        keywords(at, property, PROPERTY);
        switch (property.path("type").asText()) {
            case "string" -> string(at, property);
            case "integer", "number" -> must(property.path("minimum").isNumber() && property.path("maximum").isNumber(), at, "has a minimum and a maximum");
            case "boolean" -> {}
            case "array" -> {
                must(property.path("items").path("type").asText().equals("string") && property.path("items").has("enum") && property.path("uniqueItems").asBoolean(), at,
                        "is a choice of several: unique items that are an enum of strings");
                keywords(at + "/items", property.path("items"), Set.of("type", "enum"));
                choices(at + "/items/enum", property.path("items").path("enum"));
            }
            default -> must(false, at + "/type", "is string, integer, number, boolean or array");
        }
    }

    private void string(String at, JsonNode property) {
        boolean bounded = property.path("maxLength").isInt() && property.path("maxLength").asInt() > 0 && property.path("maxLength").asInt() <= LONGEST_TEXT;
        must(bounded || property.has("enum"), at, "has a maxLength of at most " + LONGEST_TEXT + ", or is an enum");
        must(!property.has("format") || FORMATS.contains(property.path("format").asText()), at + "/format", "is one of " + new TreeSet<>(FORMATS));
        if (property.has("enum")) choices(at + "/enum", property.path("enum"));
        if (!property.has("pattern")) return;
        String pattern = property.path("pattern").asText();
        must(pattern.length() <= LONGEST_PATTERN && compiles(pattern), at + "/pattern", "is a regular expression of RE2, at most " + LONGEST_PATTERN + " characters");
    }

    private void choices(String at, JsonNode choices) {
        must(choices.isArray() && !choices.isEmpty() && choices.size() <= 300, at, "has 1 to 300 choices");
        choices.forEach(choice -> must(choice.isTextual() && choice.asText().length() <= 100, at, "has strings of at most 100 characters"));
    }

    private void whole(FormDefinition form) {
        Set<String> properties = new HashSet<>();
        form.schema().path("properties").fieldNames().forEachRemaining(properties::add);
        Set<String> fields = new HashSet<>();
        for (Field field : form.fields()) {
            must(properties.contains(field.name()), "/fields", field.name() + " is not in the schema");
            must(fields.add(field.name()), "/fields", field.name() + " stands there twice");
        }
        must(fields.containsAll(properties), "/fields", "name all properties of the schema");
        Set<String> purposes = new HashSet<>();
        for (AskedConsent consent : form.consents()) must(purposes.add(consent.purpose()), "/consents", consent.purpose() + " stands there twice");
        form.texts().forEach((tag, texts) -> texts("/texts/" + tag, tag, texts, form.schema(), fields, purposes));
        Texts english = form.texts().get(FormDefinition.ENGLISH);
        must(english != null && english.title() != null && english.fields() != null && english.fields().keySet().containsAll(fields)
                        && (purposes.isEmpty() || english.consents() != null && english.consents().keySet().containsAll(purposes)),
                "/texts/en", "has a title, and a text for each field and consent");
    }

    private void texts(String at, String tag, Texts texts, JsonNode schema, Set<String> fields, Set<String> purposes) {
        try {
            must(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag().equals(tag), at, "is no language tag in its usual spelling");
        } catch (IllformedLocaleException e) {
            must(false, at, "is no language tag");
        }
        if (texts.fields() != null) must(fields.containsAll(texts.fields().keySet()), at + "/fields", "names a field that there is not");
        if (texts.choices() != null) texts.choices().forEach((field, labels) -> {
            Set<String> choices = new HashSet<>();
            FormDefinition.choices(schema, field).forEach(choice -> choices.add(choice.asText()));
            must(choices.containsAll(labels.keySet()), at + "/choices/" + field, "names a choice that there is not");
        });
        if (texts.consents() != null) must(purposes.containsAll(texts.consents().keySet()), at + "/consents", "names a consent that is not asked for");
    }

    private void keywords(String at, JsonNode node, Set<String> allowed) {
        must(node.isObject(), at, "is an object");
        node.fieldNames().forEachRemaining(name -> must(allowed.contains(name), at + "/" + name, "is not a keyword that is taken here"));
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private void must(boolean holds, String pointer, String detail) {
        if (!holds) errors.add(new FieldError(pointer, detail));
    }
}
