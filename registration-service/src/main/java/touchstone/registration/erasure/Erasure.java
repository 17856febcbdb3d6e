package touchstone.registration.erasure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** That somebody was erased, with the certificate that says what. Nothing in it tells who. */
@Entity
class Erasure {
    @Id
    private UUID id;
    private Instant erasedAt;
    private String certificate;

    protected Erasure() {}

    Erasure(UUID id, Instant erasedAt, String certificate) {
        this.id = id;
        this.erasedAt = erasedAt;
        this.certificate = certificate;
    }

    UUID id() {
        return id;
    }

    Instant erasedAt() {
        return erasedAt;
    }

    String certificate() {
        return certificate;
    }
}
