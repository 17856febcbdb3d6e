package touchstone.gateway.key;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to change of a key, a merge patch (RFC 7396): what is absent stays. */
@Schema(name = "KeyChange")
record KeyChange(@Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String name, @Size(max = 50) Set<@Origin String> origins) {}
