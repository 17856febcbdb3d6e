package touchstone.registration.prospect;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a value of the golden record is as it is. */
@Schema(name = "Provenance")
record Provenance(String field, String value, UUID sourceRecord, SourceRecord.Kind kind, Instant at, String provider, String claim,
                  @Schema(description = "Who said that it is right: always the person themselves so far.") String confirmedBy,
                  @Schema(description = "CONSENT to what a provider hands over (GDPR, article 6(1)(a)), or what the person gave in order to be served (6(1)(b)).") String legalBasis) {
    static Provenance of(Attribute attribute, String value, SourceRecord source) {
        SourceValue said = source.values().get(attribute);
        return new Provenance(attribute.field(), value, source.id(), source.kind(), source.recordedAt(), said.provider(), said.claim(), "PROSPECT",
                said.provider() == null ? "STEPS_AT_REQUEST" : "CONSENT");
    }
}
