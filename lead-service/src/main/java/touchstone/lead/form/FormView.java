package touchstone.lead.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.form.FormDefinition.Field;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.spam.Challenge;

/**
 * A form as one person is asked it.
 *
 * @param version  to be sent with the answers
 * @param locale   the language of its texts
 * @param schema   what can be answered, for a client that checks before it sends
 * @param fields   in order
 * @param consents what is asked beyond the answers
 * @param challenge to be met by who is not signed in, absent for who is
 */
@Schema(name = "Form")
record FormView(String id, int version, LeadKind kind, FormDefinition.ProductUse product, String locale, String title,
                @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode schema, List<AskedField> fields, List<Asked> consents, Challenge challenge) {

    static FormView of(Form form, List<Field> asked, String locale, Challenge challenge) {
        FormDefinition it = form.definition();
        return new FormView(form.id(), form.version(), it.kind(), it.product(), it.shownIn(locale), it.text(locale, FormDefinition.Texts::title), it.schemaOf(asked),
                asked.stream().map(field -> new AskedField(field.name(), it.text(locale, texts -> texts.fields() == null ? null : texts.fields().get(field.name())), it.choices(field.name(), locale))).toList(),
                it.consents().stream().map(consent -> new Asked(consent.purpose(), it.text(locale, texts -> texts.consents() == null ? null : texts.consents().get(consent.purpose())),
                        form.notice(consent.purpose(), locale), consent.required(), consent.confirm())).toList(), challenge);
    }

    /** @param choices what can be chosen, in order, each with what it is called; absent if the field is no choice */
    @Schema(name = "AskedField")
    record AskedField(String name, String label, Map<String, String> choices) {}

    /**
     * @param notice  the SHA-256 of the text, to be sent with the yes or no
     * @param confirm whether a mail will ask to confirm a yes
     */
    @Schema(name = "ConsentQuestion")
    record Asked(String purpose, String text, String notice, boolean required, boolean confirm) {}
}
