package touchstone.lead.spam;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A challenge of a form with the nonce that meets it. */
@Schema(name = "Proof")
public record Proof(@NotNull @Size(max = 200) String token, @NotNull @Size(max = 32) String nonce) {}
