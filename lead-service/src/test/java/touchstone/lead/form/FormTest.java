package touchstone.lead.form;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.commons.problem.Problem.FieldError;
import touchstone.lead.form.FormDefinition.Field;

class FormTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void what_is_known_is_not_asked_and_a_gate_asks_more() {
        FormDefinition sheet = form("sheet-request").definition();

        assertEquals(List.of("email"), names(sheet.asked(Set.of(), null)));
        assertEquals(List.of("email", "name"), names(sheet.asked(Set.of(), "REGISTRATION")));
        assertEquals(List.of("email", "name", "company"), names(sheet.asked(Set.of(), "VERIFIED_COMPANY")));
        assertEquals(List.of("company"), names(sheet.asked(Set.of("name", "email"), "VERIFIED_COMPANY")));
    }

    @Test
    void what_is_not_asked_is_not_required_and_not_refused_either() {
        Form contact = form("contact");
        ObjectNode message = JSON.createObjectNode().put("message", "Hello");

        assertDoesNotThrow(() -> contact.check(message, contact.definition().asked(Set.of("name", "email", "company"), null)));
        assertDoesNotThrow(() -> contact.check(message.put("name", "One"), contact.definition().asked(Set.of("name", "email", "company"), null)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"email\":\"a@b.test\",\"message\":\"m\"}                                        | /answers/name    | is required",
        "{\"name\":\"n\",\"email\":\"a@b.test\",\"message\":\"m\",\"admin\":true}          | /answers/admin   | is not asked",
        "{\"name\":7,\"email\":\"a@b.test\",\"message\":\"m\"}                             | /answers/name    | integer found, string expected",
        "{\"name\":\"n\",\"email\":\"a@b\",\"message\":\"m\"}                              | /answers/email   | is not in the format that is asked",
        "{\"name\":\"n\",\"email\":\"a@b.test\",\"message\":\"m\\u0000\"}                  | /answers/message | must not have control characters"})
    void an_answer_that_cannot_be_taken_is_named(String answers, String pointer, String detail) throws IOException {
        Form contact = form("contact");
        var given = (ObjectNode) JSON.readTree(answers);

        var refusal = assertThrows(AnswersNotValid.class, () -> contact.check(given, contact.definition().asked(Set.of(), null)));

        var errors = (List<?>) refusal.problem().facts().get("errors");
        assertEquals(true, errors.stream().map(FieldError.class::cast).anyMatch(error -> error.pointer().equals(pointer) && error.detail().equals(detail)), errors.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"email\":\"a@b.test\",\"message\":\"m\"}                          | required",
        "{\"name\":\"\",\"email\":\"a@b.test\",\"message\":\"m\"}            | too-short",
        "{\"name\":\"n\",\"email\":\"a@b\",\"message\":\"m\"}                | format"})
    void what_is_wrong_has_a_code_for_who_says_it_in_another_language(String answers, String code) throws IOException {
        Form contact = form("contact");
        var given = (ObjectNode) JSON.readTree(answers);

        var refusal = assertThrows(AnswersNotValid.class, () -> contact.check(given, contact.definition().asked(Set.of(), null)));

        assertEquals(List.of(code), ((List<?>) refusal.problem().facts().get("errors")).stream().map(FieldError.class::cast).map(FieldError::code).toList());
    }

    @Test
    void a_text_that_a_locale_lacks_is_shown_in_its_parent_or_in_english() {
        FormDefinition contact = form("contact").definition();

        assertEquals("Kontakt", contact.text("de-AT", FormDefinition.Texts::title));
        assertEquals("de", contact.shownIn("de-AT"));
        assertEquals("Contact us", contact.text("pt-BR", FormDefinition.Texts::title));
        assertEquals("en", contact.shownIn("pt-BR"));
        assertNotEquals(form("contact").notice("newsletter", "de"), form("contact").notice("newsletter", "en"));
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    static Form form(String id) {
        try {
            return new Form(id, 1, FirstForms.read(id, JSON));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
