package touchstone.lead.crm;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import touchstone.commons.Money;

/**
 * What of a lead may leave: of the person only what they typed or confirmed, and what may be exported.
 *
 * @param person  their id: the prospect's, or one made of the lead's where they are not registered
 * @param contact by our names; what is not known, or may not leave, is absent
 * @param stage   of our pipeline, or ACCEPTED, WON or LOST
 * @param asked   when the lead came
 * @param amount  what was won, or is expected; or null
 */
record Deal(UUID lead, UUID person, Map<String, String> contact, String name, String stage, Money amount, LocalDate expectedClose, LocalDate asked, String product, String sku, String reason) {
    String email() {
        return contact.get("email");
    }

    Map<String, String> contactFields(Mapping mapping) {
        Map<String, String> fields = new LinkedHashMap<>();
        contact.forEach((ours, value) -> put(fields, mapping.contact().get(ours), value));
        return fields;
    }

    Map<String, String> dealFields(Mapping mapping) {
        Map<String, String> fields = new LinkedHashMap<>(mapping.fixed());
        put(fields, mapping.deal().get("name"), name);
        put(fields, mapping.deal().get("stage"), mapping.stage(stage));
        put(fields, mapping.deal().get("amount"), amount == null ? null : Amounts.decimal(amount));
        put(fields, mapping.deal().get("currency"), amount == null ? null : amount.currency());
        put(fields, mapping.deal().get("expectedClose"), expectedClose == null ? null : expectedClose.toString());
        put(fields, mapping.deal().get("product"), product);
        put(fields, mapping.deal().get("sku"), sku);
        put(fields, mapping.deal().get("reason"), reason);
        return fields;
    }

    private static void put(Map<String, String> fields, String theirs, String value) {
        if (theirs != null && value != null && !value.isBlank()) fields.put(theirs, value);
    }
}
