package touchstone.registration.prospect;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a value of the golden record is as it is, or was. */
@Schema(name = "Provenance", description = "A value of a prospect, with what it is from.")
record Provenance(
        @Schema(description = "As in a prospect: familyName, addresses ...") String field,
        @Schema(description = "The field for people, in English.") String label,
        @Schema(description = "Which of the addresses or channels.") UUID item,
        @Schema(description = "As a person reads it. Without one, an earlier value was taken back.") String value,
        @Schema(description = "It is the one that holds now.") boolean current,
        UUID sourceRecord,
        SourceRecord.Kind kind,
        Instant at,
        @Schema(description = "TYPED, a CONFIRMED_CLAIM of a provider, or IMPORTED.") String origin,
        String provider,
        String claim,
        @Schema(description = "It was proven, or a provider vouches for it.") boolean verified,
        @Schema(description = "Who said that it is right: of what was imported, nobody so far.") ConfirmedBy confirmedBy,
        @Schema(description = "Who of our people recorded it.") String recordedBy,
        @Schema(description = "The system that a file came from.") String system,
        @Schema(description = "CONSENT to what a provider hands over (GDPR, article 6(1)(a)), what the person gave in order to be served (6(1)(b)), or a LEGITIMATE_INTEREST of ours (6(1)(f)).") LegalBasis legalBasis) {
    enum ConfirmedBy { PROSPECT, STEWARD, NOBODY }

    static Provenance of(SourceRecord source, Attribute attribute, boolean current) {
        SourceValue said = source.values().get(attribute);
        return new Provenance(attribute.field(), attribute.label(), null, said.text(), current, source.id(), source.kind(), source.recordedAt(), said.origin().name(), said.provider(), said.claim(),
                said.verified(), confirmedBy(source), source.recordedBy(), source.system(), said.provider() == null ? source.legalBasis() : LegalBasis.CONSENT);
    }

    static Provenance of(SourceRecord source, UUID item, boolean current) {
        SourceItem said = source.items().get(item);
        boolean verified = said.kind() == SourceItem.Kind.CHANNEL && said.content() != null && Channel.of(item, said.content()).verified();
        return new Provenance(said.kind().field(), said.kind().label(), item, said.text(), current, source.id(), source.kind(), source.recordedAt(), said.origin().name(), null, null,
                verified, confirmedBy(source), source.recordedBy(), source.system(), source.legalBasis());
    }

    private static ConfirmedBy confirmedBy(SourceRecord source) {
        return switch (source.kind()) {
            case REGISTRATION, RECTIFICATION, CONFIRMATION -> ConfirmedBy.PROSPECT;
            case CORRECTION -> ConfirmedBy.STEWARD;
            case IMPORT -> ConfirmedBy.NOBODY;
        };
    }
}
