package touchstone.catalog.gate;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import touchstone.catalog.family.Audience;

/** Tells by the caller's token who reads: role {@code partner} or {@code verified-company}, or else anybody who is signed in; the claim {@code customer_group} names the group. */
@ApplicationScoped
public class Readers {
    private final CurrentIdentityAssociation identities;

    Readers(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** @param authorization the header: without one nobody is asked for, since most readers have none. Fails if the token is not valid */
    public Uni<Reader> reader(String authorization) {
        return authorization == null ? Uni.createFrom().item(Reader.ANYBODY) : identities.getDeferredIdentity().map(Readers::of);
    }

    static Reader of(SecurityIdentity identity) {
        if (identity.isAnonymous()) return Reader.ANYBODY;
        Audience audience = identity.hasRole("partner") ? Audience.PARTNER : identity.hasRole("verified-company") ? Audience.VERIFIED_COMPANY : Audience.REGISTERED;
        return new Reader(audience, identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("customer_group") instanceof String group ? group : null);
    }
}
