package touchstone.registration.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A prospect's sign-in at one provider, with what that provider said. One subject of an issuer is one prospect's, by the constraint {@link #UNIQUE}. */
@Entity
public class Identity {
    public static final String UNIQUE = "identity_is_one_prospects";

    @Id
    private UUID id;
    private UUID prospect;
    private String issuer;
    private String subject;
    private String provider;
    private Instant linkedAt;
    @ElementCollection
    @CollectionTable(schema = "vault", name = "claim", joinColumns = @JoinColumn(name = "identity"))
    @MapKeyColumn(name = "name")
    private Map<String, VaultClaim> claims = new HashMap<>();

    protected Identity() {}

    /** @param claims what may be kept of what the provider said, by name */
    public Identity(UUID prospect, SignIn signIn, Map<String, String> claims, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.prospect = prospect;
        this.issuer = signIn.issuer();
        this.subject = signIn.subject();
        this.provider = signIn.provider();
        this.linkedAt = now;
        claims.forEach((name, text) -> this.claims.put(name, new VaultClaim(text, now)));
    }

    @Embeddable
    record VaultClaim(String text, Instant receivedAt) {}
}
