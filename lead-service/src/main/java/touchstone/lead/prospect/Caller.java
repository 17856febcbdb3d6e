package touchstone.lead.prospect;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls where anybody may.
 *
 * @param bearer  what to call other services with, or null: nobody in particular
 * @param subject of their token, or null
 */
public record Caller(String bearer, String subject) {
    public static final Caller NOBODY = new Caller(null, null);

    /** Finds out who calls. */
    @ApplicationScoped
    public static class Callers {
        private final CurrentIdentityAssociation identities;

        Callers(CurrentIdentityAssociation identities) {
            this.identities = identities;
        }

        /** @param authorization the header; without one nobody is asked for. Fails if the token is not valid */
        public Uni<Caller> of(String authorization) {
            return authorization == null ? Uni.createFrom().item(NOBODY)
                    : identities.getDeferredIdentity().map(identity -> identity.getPrincipal() instanceof JsonWebToken token
                            ? new Caller("Bearer " + token.getRawToken(), token.getSubject()) : NOBODY);
        }
    }
}
