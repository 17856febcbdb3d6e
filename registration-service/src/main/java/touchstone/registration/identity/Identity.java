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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.rule.Rules;

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
    private byte[] vaultSalt;
    private String refreshedIn;
    @ElementCollection
    @CollectionTable(schema = "vault", name = "claim", joinColumns = @JoinColumn(name = "identity"))
    @MapKeyColumn(name = "name")
    private Map<String, VaultClaim> claims = new HashMap<>();

    protected Identity() {}

    /** @param claims what may be kept of what the provider said, by name */
    public Identity(UUID prospect, SignIn signIn, Map<String, String> claims, Vault vault, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.prospect = prospect;
        this.issuer = signIn.issuer();
        this.subject = signIn.subject();
        this.provider = signIn.provider();
        this.linkedAt = now;
        this.vaultSalt = vault.salt();
        claims.forEach((name, text) -> this.claims.put(name, new VaultClaim(vault.seal(vaultSalt, bound(name), text), now)));
    }

    /** What the provider says now takes the place of what it said before; what it was not asked for stays. @param session at the issuer, in which it was asked */
    public void refresh(Map<String, String> said, String session, Vault vault, Instant now) {
        said.forEach((name, text) -> claims.put(name, new VaultClaim(vault.seal(vaultSalt, bound(name), text), now)));
        refreshedIn = session;
    }

    /** Something else that the provider said, such as it may be kept elsewhere: it opens only while the identity is here. */
    public String sealed(Vault vault, String bound, String text) {
        return vault.seal(vaultSalt, id + " " + bound, text);
    }

    public String unsealed(Vault vault, String bound, String sealed) {
        return vault.open(vaultSalt, id + " " + bound, sealed);
    }

    /** The session at the issuer in which the provider was asked last, or null. */
    public String refreshedIn() {
        return refreshedIn;
    }

    public UUID prospect() {
        return prospect;
    }

    /** What the provider said and may still be kept. */
    public List<HeldClaim> claims(Vault vault, Rules rules, Instant now) {
        return claims.entrySet().stream().filter(claim -> rules.allowsKeeping(claim.getValue().receivedAt(), now)).sorted(Map.Entry.comparingByKey())
                .map(claim -> new HeldClaim(provider, claim.getKey(), vault.open(vaultSalt, bound(claim.getKey()), claim.getValue().text()), claim.getValue().receivedAt())).toList();
    }

    private String bound(String claim) {
        return id + " " + claim;
    }

    public String provider() {
        return provider;
    }

    public String subject() {
        return subject;
    }

    public String issuer() {
        return issuer;
    }

    public UUID id() {
        return id;
    }

    public Instant linkedAt() {
        return linkedAt;
    }

    /** What a provider said of a person, as it is held. */
    @Schema(name = "HeldClaim")
    public record HeldClaim(String provider, String claim, String text, Instant receivedAt) {}

    @Embeddable
    record VaultClaim(String text, Instant receivedAt) {}
}
