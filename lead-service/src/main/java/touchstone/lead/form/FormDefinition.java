package touchstone.lead.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.lead.PlainText;

/**
 * What a form asks, as data.
 *
 * @param kind     what a submission is
 * @param product  whether it is about a product
 * @param schema   what can be answered: a JSON Schema (2020-12) of one flat object, within the bounds of {@link FormRules}
 * @param fields   the schema's properties in the order of the form, and when each is asked
 * @param consents what is asked for beyond the answers
 * @param texts    by language tag; English is complete, and what another locale lacks is shown in English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormDefinition(
        @NotNull LeadKind kind,
        @NotNull ProductUse product,
        @NotNull @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "JSON Schema (2020-12) of one flat object") JsonNode schema,
        @NotEmpty @Size(max = 40) List<@Valid @NotNull Field> fields,
        @NotNull @Size(max = 10) List<@Valid @NotNull AskedConsent> consents,
        @NotEmpty @Size(max = 50) Map<@Size(max = 35) String, @Valid @NotNull Texts> texts) {
    static final String ENGLISH = "en";

    /** Whether a form is about a product. */
    public enum ProductUse {
        NONE, OPTIONAL, REQUIRED
    }

    /** When a field is asked. */
    public enum Ask {
        ALWAYS, UNLESS_KNOWN
    }

    /**
     * @param ask   whether to ask also whom we know the answer of
     * @param gates only for products with one of these gates, or null: whatever the product
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormField")
    public record Field(@NotNull @Pattern(regexp = "[a-z][A-Za-z0-9]{0,39}") String name, @NotNull Ask ask, @Size(min = 1, max = 10) Set<@NotNull @Pattern(regexp = "[A-Z][A-Z_]{0,39}") String> gates) {
        boolean isAsked(Set<String> known, String gate) {
            return !(ask == Ask.UNLESS_KNOWN && known.contains(name)) && (gates == null || gate != null && gates.contains(gate));
        }
    }

    /**
     * @param required without which nothing is taken
     * @param confirm  whether it holds only once it is confirmed from the address that was given
     */
    @Schema(name = "AskedConsent")
    public record AskedConsent(@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,49}") String purpose, boolean required, boolean confirm) {}

    /** @param fields a label by field @param choices what the choices of a field are called, by field and choice @param consents the text of the notice by purpose */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormTexts")
    public record Texts(@Size(max = 200) @PlainText String title, @Size(max = 40) Map<String, @NotNull @Size(min = 1, max = 200) String> fields,
                        @Size(max = 40) Map<String, @NotNull @Size(max = 300) Map<String, @NotNull @Size(min = 1, max = 200) String>> choices,
                        @Size(max = 10) Map<String, @NotNull @Size(min = 1, max = 2000) String> consents) {}

    /** What can be chosen in a field, in order, each with what it is called in the locale; null if the field is no choice. */
    Map<String, String> choices(String field, String locale) {
        JsonNode choices = choices(schema, field);
        if (choices.isMissingNode()) return null;
        Map<String, String> called = new LinkedHashMap<>();
        choices.forEach(choice -> {
            String label = text(locale, texts -> texts.choices() == null ? null : texts.choices().getOrDefault(field, Map.of()).get(choice.asText()));
            called.put(choice.asText(), label == null ? choice.asText() : label);
        });
        return called;
    }

    /** What the schema lets be chosen, of one or of several; missing if the field is no choice. */
    static JsonNode choices(JsonNode schema, String field) {
        JsonNode property = schema.path("properties").path(field);
        return property.has("enum") ? property.path("enum") : property.path("items").path("enum");
    }

    /** Whether a yes to the purpose holds only once it is confirmed. */
    boolean confirms(String purpose) {
        return consents.stream().anyMatch(consent -> consent.purpose().equals(purpose) && consent.confirm());
    }

    /** The fields to ask, in order. @param known the names of those whose answer is known */
    List<Field> asked(Set<String> known, String gate) {
        return fields.stream().filter(field -> field.isAsked(known, gate)).toList();
    }

    /** The schema of what is asked only. */
    ObjectNode schemaOf(List<Field> asked) {
        Set<String> names = asked.stream().map(Field::name).collect(java.util.stream.Collectors.toSet());
        ObjectNode part = requiring(names);
        ((ObjectNode) part.get("properties")).retain(names);
        return part;
    }

    /** The schema that takes all answers, and requires those that are asked only. */
    ObjectNode requiring(Set<String> asked) {
        ObjectNode part = schema.deepCopy();
        ArrayNode required = part.putArray("required");
        schema.path("required").forEach(name -> {
            if (asked.contains(name.asText())) required.add(name);
        });
        return part;
    }

    /** The first text there is in the locale, its parents, or English. */
    String text(String locale, Function<Texts, String> which) {
        for (String tag = locale; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
            String text = texts.containsKey(tag) ? which.apply(texts.get(tag)) : null;
            if (text != null) return text;
        }
        return which.apply(texts.get(ENGLISH));
    }

    /** The language that the form can be shown in for somebody who reads the locale. */
    String shownIn(String locale) {
        for (String tag = locale; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) if (texts.containsKey(tag)) return tag;
        return ENGLISH;
    }
}
