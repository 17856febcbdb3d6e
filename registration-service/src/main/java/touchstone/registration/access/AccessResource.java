package touchstone.registration.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.consent.Consent;
import touchstone.registration.consent.Consenting;
import touchstone.registration.identity.Identities;
import touchstone.registration.identity.Identity;
import touchstone.registration.identity.SignIn;
import touchstone.registration.identity.Vault;
import touchstone.registration.objection.Objections;
import touchstone.registration.proposal.Proposals;
import touchstone.registration.prospect.NotRegistered;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.prospect.SourceRecord;
import touchstone.registration.rule.Policies;
import touchstone.registration.rule.Rules;

/** What prospects may ask of us under data protection law, beside correcting and erasing. */
@Path("/me")
@RolesAllowed("prospect")
@Tag(name = "me")
public class AccessResource {
    private final Mutiny.SessionFactory sessions;
    private final Vault vault;
    private final Clock clock;
    private final JsonWebToken token;

    AccessResource(Mutiny.SessionFactory sessions, Vault vault, Clock clock, JsonWebToken token) {
        this.sessions = sessions;
        this.vault = vault;
        this.clock = clock;
        this.token = token;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance held(Held held);
    }

    @GET
    @Path("/data")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All that registration holds on you", description = "To read it as a page, ask for text/html. What you asked for is at /requests, what you looked at at /timelines/me.")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<RestResponse<Held>> data() {
        return held().map(held -> ResponseBuilder.ok(held).header("Content-Disposition", "attachment; filename=\"my-data.json\"")
                .header(TouchstoneHeaders.TOUCH, Touch.of("took-data")).build());
    }

    @GET
    @Path("/data")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<String> page() {
        return held().chain(held -> Uni.createFrom().completionStage(() -> Templates.held(held).renderAsync()));
    }

    @PUT
    @Path("/restriction")
    @Operation(summary = "Have the use of your data end while we keep it", description = "Sales see that there is somebody, and nothing of them (GDPR, article 18).")
    @APIResponse(responseCode = "204", description = "From now on")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<RestResponse<Void>> restrict() {
        return restriction(true);
    }

    @DELETE
    @Path("/restriction")
    @Operation(summary = "Let us use your data again")
    @APIResponse(responseCode = "204", description = "From now on")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<RestResponse<Void>> lift() {
        return restriction(false);
    }

    private Uni<RestResponse<Void>> restriction(boolean restricted) {
        return sessions.withTransaction(session -> Prospects.lockedOf(session, SignIn.of(token)).onItem().ifNull().failWith(NotRegistered::new)
                        .invoke(me -> me.restrict(restricted, clock.instant())))
                .map(me -> ResponseBuilder.<Void>noContent().header(TouchstoneHeaders.TOUCH, Touch.of(restricted ? "restricted" : "lifted-restriction")).build());
    }

    private Uni<Held> held() {
        return sessions.withSession(session -> Prospects.me(session, SignIn.of(token)).chain(me -> Prospects.sources(session, me.id())
                .chain(sources -> Identities.of(session, me.id()).chain(identities -> Policies.rules(session)
                        .chain(rules -> Consenting.of(session, me.id()).chain(consents -> Objections.of(session, me)
                                .chain(objections -> Proposals.open(session, vault, me).map(proposals -> held(me, sources, identities, rules, consents, objections, proposals)))))))));
    }

    private Held held(Prospect me, List<SourceRecord> sources, List<Identity> identities, Map<String, Rules> rules, List<Consent> consents, List<Objections.Objection> objections, List<Proposals.Proposal> proposals) {
        return new Held(me.view(), sources.stream().map(source -> source.view(attribute -> true)).toList(),
                identities.stream().map(identity -> new Held.SignInView(identity.provider(), identity.issuer(), identity.subject(), identity.linkedAt())).toList(),
                identities.stream().filter(identity -> rules.containsKey(identity.provider())).flatMap(identity -> identity.claims(vault, rules.get(identity.provider()), clock.instant()).stream()).toList(),
                consents.stream().map(Consent::view).toList(), objections, proposals);
    }
}
