package touchstone.registration.identity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.gate.Gate;
import touchstone.registration.identity.Identity.HeldClaim;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.rule.Policies;
import touchstone.registration.rule.Rules;
import touchstone.registration.rule.Use;

/** What providers said of a prospect, apart from what the prospect says. */
@Path("/prospects/{id}/claims")
@RolesAllowed({"sales", "steward"})
@Tag(name = "prospects")
public class HeldClaimResource {
    private final Mutiny.SessionFactory sessions;
    private final Vault vault;
    private final Clock clock;

    HeldClaimResource(Mutiny.SessionFactory sessions, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.vault = vault;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "What providers said of them", description = "As far as the person let us keep it, the provider's rules let us keep and show it, and we did not decline it since.")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    public Uni<RestResponse<Page<HeldClaim>>> read(UUID id) {
        return sessions.withSession(session -> Prospects.find(session, id).chain(prospect -> Gate.open(session)
                        .chain(gate -> Policies.rules(session).chain(rules -> Policies.declined(session)
                                .chain(declined -> Identities.of(session, id).map(identities -> shown(prospect, identities, gate, rules, declined)))))))
                .map(claims -> ResponseBuilder.ok(new Page<>(claims, null)).header(TouchstoneHeaders.TOUCH, Touch.of("viewed-claims").on("prospect", id)).build());
    }

    private List<HeldClaim> shown(Prospect prospect, List<Identity> identities, Gate gate, Map<String, Rules> rules, Set<String> declined) {
        if (prospect.isRestricted()) return List.of();
        return identities.stream().filter(identity -> identity.provider() != null && gate.lets(Use.SHOW, identity.provider()))
                .flatMap(identity -> identity.claims(vault, rules.get(identity.provider()), clock.instant()).stream())
                .filter(claim -> !declined.contains(claim.provider() + " " + claim.claim())).toList();
    }
}
