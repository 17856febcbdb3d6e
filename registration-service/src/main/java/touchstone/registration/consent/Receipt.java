package touchstone.registration.consent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.registration.provider.Notice;

/** A consent as a record that the person can keep, with the fields of ISO/IEC TS 27560:2023, which are named with underscores. */
final class Receipt {
    private Receipt() {}

    static Map<String, Object> of(Consent consent, Purpose purpose, Notice notice, String controller) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("schema_version", "ISO/IEC TS 27560:2023");
        receipt.put("record_id", consent.id());
        receipt.put("pii_principal_id", consent.prospect());
        receipt.put("privacy_notice", Map.of("text", notice.text(), "hash", "sha-256:" + notice.hash(), "language", notice.locale()));
        receipt.put("pii_processing", List.of(Map.of("purpose", consent.purpose(), "purpose_description", purpose.label(notice.locale()), "lawful_basis", "consent",
                "withdrawal_method", "DELETE /me/consents/" + consent.purpose())));
        receipt.put("party_identification", List.of(Map.of("role", "pii_controller", "name", controller)));
        receipt.put("event", Map.of("event_time", consent.givenAt(), "event_type", "explicit", "event_state", consent.granted() ? "consent_given" : "consent_refused_or_withdrawn"));
        return receipt;
    }
}
