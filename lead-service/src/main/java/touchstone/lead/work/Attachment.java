package touchstone.lead.work;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import touchstone.lead.lead.Actor;

/** A file that sales keeps with a lead. */
@Entity
@Immutable
class Attachment {
    @Id UUID id;
    UUID lead;
    String name;
    String mediaType;
    int size;
    String sha256;
    byte[] content;
    Instant at;
    @Embedded Actor actor;

    protected Attachment() {}

    Attachment(UUID lead, String name, String mediaType, byte[] content, Actor by, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.lead = lead;
        this.name = name;
        this.mediaType = mediaType;
        this.size = content.length;
        this.content = content;
        this.at = now;
        this.actor = by;
        try {
            this.sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
