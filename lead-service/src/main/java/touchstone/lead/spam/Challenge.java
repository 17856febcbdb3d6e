package touchstone.lead.spam;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Work that costs a person nothing and a sender of thousands a lot: find a nonce so that SHA-256 of the token followed by it begins with so many zero bits.
 *
 * @param token      to be sent back with the nonce
 * @param difficulty the zero bits
 */
@Schema(name = "Challenge")
public record Challenge(String token, int difficulty, @JsonIgnore UUID id, @JsonIgnore Instant issuedAt, @JsonIgnore Instant until) {}
