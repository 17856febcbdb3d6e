package touchstone.registration.capture;

import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.registration.identity.SignIn;
import touchstone.registration.provider.Provider;
import touchstone.registration.provider.Providers;
import touchstone.registration.rule.Policies;
import touchstone.registration.rule.Rules;
import touchstone.registration.rule.Use;

/** Reads what a provider handed over, as far as it was allowed to. */
@ApplicationScoped
public class Handovers {
    private static final Logger log = Logger.getLogger(Handovers.class);
    private final Mutiny.SessionFactory sessions;
    private final UserInfo userInfo;

    Handovers(Mutiny.SessionFactory sessions, @RestClient UserInfo userInfo) {
        this.sessions = sessions;
        this.userInfo = userInfo;
    }

    /**
     * Nothing without a choice, and nothing for a choice on another provider than the one they signed in at.
     * Fails with {@link IdentityProviderUnavailable}, or with {@link UnauthorizedException} when the sign-in has ended at the issuer.
     *
     * @param choice        what the sign-in was begun with, or null
     * @param authorization the caller's own
     */
    public Uni<Handover> of(SignIn signIn, UUID choice, String authorization) {
        if (choice == null) return Uni.createFrom().item(Handover.NOTHING);
        return sessions.withSession(session -> session.find(CaptureChoice.class, choice)
                        .chain(chosen -> chosen == null || !Objects.equals(chosen.provider(), signIn.provider())
                                ? Uni.createFrom().nullItem()
                                : Providers.find(session, chosen.provider()).chain(provider -> Policies.of(session, chosen.provider())
                                        .chain(policies -> Policies.rules(session, chosen.provider()).map(rules -> new Allowed(provider, chosen, policies, rules))))))
                // The session is closed here: a slow issuer must not hold a database connection.
                .chain(allowed -> allowed == null
                        ? Uni.createFrom().item(Handover.NOTHING)
                        : handedOver(authorization).map(claims -> Handover.of(allowed.provider(), allowed.choice(), allowed.policies(), allowed.rules(), claims)));
    }

    /** The same at a later sign-in: nothing where the provider's rules do not let us ask again. */
    public Uni<Handover> again(SignIn signIn, UUID choice, String authorization) {
        return sessions.withSession(session -> Policies.rules(session, String.valueOf(signIn.provider()))).chain(rules -> rules.allows(Use.REFRESH) ? of(signIn, choice, authorization) : Uni.createFrom().item(Handover.NOTHING));
    }

    /** The address of a mailbox that was proved in this sign-in, or null. For sign-ins by mail only: other providers may say what they like. */
    public Uni<String> address(String authorization) {
        return handedOver(authorization).map(info -> info.get(Handover.CLAIMS) instanceof Map<?, ?> said && said.get("email") instanceof String address ? address : null);
    }

    Uni<Map<String, Object>> handedOver(String authorization) {
        // A network has more ways to fail than can be named.
        return userInfo.read(authorization).onFailure().transform(failure -> hasEnded(failure) ? new UnauthorizedException() : unavailable(failure));
    }

    /** The session has ended at the issuer, or the token lacks the scope openid. */
    private static boolean hasEnded(Throwable failure) {
        return failure instanceof WebApplicationException refused && Set.of(401, 403).contains(refused.getResponse().getStatus());
    }

    private static IdentityProviderUnavailable unavailable(Throwable cause) {
        log.warnf("userinfo cannot be read cause=%s", cause.getClass().getSimpleName());
        return new IdentityProviderUnavailable();
    }

    private record Allowed(Provider provider, CaptureChoice choice, Policies policies, Rules rules) {}
}
