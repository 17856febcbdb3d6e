package touchstone.lead.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.commons.problem.Problem.FieldError;

class FormRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_forms_of_a_new_installation_hold_to_the_rules_in_six_languages() throws IOException {
        for (String id : FirstForms.IDS) {
            FormDefinition form = FirstForms.read(id, JSON);
            FormRules.check(form);
            assertEquals(6, form.texts().size(), id);
            for (var field : form.fields()) for (String language : form.texts().keySet()) {
                Map<String, String> choices = form.choices(field.name(), language);
                if (choices != null) choices.forEach((choice, label) -> assertNotEquals(choice, label, id + " in " + language));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"string\"}                                                    | /schema/properties/message",
        "{\"type\":\"string\",\"maxLength\":4001}                                 | /schema/properties/message",
        "{\"type\":\"string\",\"maxLength\":2001}                                 | /schema/properties/message",
        "{\"type\":\"string\",\"maxLength\":9,\"pattern\":\"(\"}                  | /schema/properties/message/pattern",
        "{\"type\":\"string\",\"maxLength\":9,\"pattern\":\"(a)\\\\1\"}           | /schema/properties/message/pattern",
        "{\"type\":\"string\",\"maxLength\":9,\"format\":\"regex\"}               | /schema/properties/message/format",
        "{\"$ref\":\"http://elsewhere.test/schema\"}                              | /schema/properties/message/$ref",
        "{\"type\":\"object\",\"properties\":{}}                                  | /schema/properties/message/properties",
        "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":9}}     | /schema/properties/message",
        "{\"type\":\"integer\"}                                                   | /schema/properties/message"})
    void an_answer_has_a_bound(String property, String pointer) throws IOException {
        var message = JSON.readTree(property);

        assertTrue(refused(schema -> schema.withObject("/properties").set("message", message)).stream().anyMatch(error -> error.pointer().equals(pointer)), pointer);
    }

    @Test
    void a_form_keeps_only_what_it_asks_and_asks_where_to_answer() {
        assertEquals("/schema/additionalProperties", refused(schema -> schema.remove("additionalProperties")).get(0).pointer());
        assertEquals("/schema/properties/email", refused(schema -> schema.withObject("/properties").remove("email")).get(0).pointer());
    }

    @Test
    void every_field_has_an_english_text() throws IOException {
        ObjectNode form = contact();
        form.withObject("/texts/en/fields").remove("company");

        assertEquals(List.of("/texts/en"), assertThrows(FormNotValid.class, () -> FormRules.check(JSON.treeToValue(form, FormDefinition.class)))
                .problem().facts().values().stream().flatMap(errors -> ((List<?>) errors).stream()).map(error -> ((FieldError) error).pointer()).toList());
    }

    private static List<FieldError> refused(Consumer<ObjectNode> change) {
        var refusal = assertThrows(FormNotValid.class, () -> {
            ObjectNode form = contact();
            change.accept((ObjectNode) form.get("schema"));
            FormRules.check(JSON.treeToValue(form, FormDefinition.class));
        });
        return ((List<?>) refusal.problem().facts().get("errors")).stream().map(FieldError.class::cast).toList();
    }

    private static ObjectNode contact() throws IOException {
        return JSON.valueToTree(FirstForms.read("contact", JSON));
    }
}
