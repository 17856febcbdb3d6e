package touchstone.gateway.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key. */
@Schema(name = "Key")
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyView(
        UUID id,
        String name,
        Key.Kind kind,
        String channel,
        List<String> origins,
        @Schema(description = "what is sent in Touchstone-Key; of a secret key shown only when it is made", example = "pk_...") String value,
        Instant createdAt,
        @Schema(description = "until when what was sent before the last rotation is good as well") Instant formerUntil,
        @Schema(description = "when it was used last, a few seconds late") Instant usedAt,
        Instant revokedAt) {

    static KeyView of(StoredKey stored) {
        return of(new Issuing.Issued(stored, stored.value()));
    }

    static KeyView of(Issuing.Issued issued) {
        StoredKey stored = issued.key();
        Key key = stored.key();
        return new KeyView(key.id(), key.name(), key.kind(), key.channel(), key.origins().stream().sorted().toList(), issued.value(), stored.createdAt(), stored.formerUntil(),
                stored.usedAt(), stored.revokedAt());
    }
}
