package touchstone.lead.routing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Revision;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.routing.Rules.RuleList;

@Path("")
@Tag(name = "Routing", description = "Which leads go to whom, by rules.")
public class RoutingResource {
    private final Mutiny.SessionFactory sessions;
    private final Routing routing;
    private final Clock clock;

    RoutingResource(Mutiny.SessionFactory sessions, Routing routing, Clock clock) {
        this.sessions = sessions;
        this.routing = routing;
        this.clock = clock;
    }

    /** A lead as it might come in. */
    @Schema(name = "RoutingQuestion")
    record Question(@NotNull LeadKind kind, @Pattern(regexp = "[A-Z]{2}") String country, @NotNull @Pattern(regexp = "[A-Za-z0-9-]{2,35}") String locale,
                    @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String product, @Size(max = 100) String sku, @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String family, @NotNull @Email @Size(max = 254) String email) {}

    /** @param rule absent if none fits @param member absent if nobody of the team is there */
    @Schema(name = "RoutingAnswer")
    record Answer(String rule, String team, String member) {}

    @GET
    @Path("/routing-rules")
    @RolesAllowed({"sales", "operator"})
    @Operation(summary = "Read the rules", description = "The first that fits counts.")
    @APIResponseSchema(value = RuleList.class, responseCode = "200")
    public Uni<RestResponse<RuleList>> read() {
        return sessions.withSession(session -> session.find(Rules.class, Rules.ID)).map(RoutingResource::answer);
    }

    @PUT
    @Path("/routing-rules")
    @RolesAllowed("operator")
    @Operation(summary = "Change the rules", description = "For leads that come in from now on.")
    @APIResponseSchema(value = RuleList.class, responseCode = "200")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "rule-team-unknown, invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<RuleList>> change(@HeaderParam("If-Match") String ifMatch, @Valid @NotNull RuleList wanted) {
        Revision expected = Revision.required(ifMatch);
        Set<String> teams = wanted.rules().stream().map(Rule::team).collect(Collectors.toSet());
        return sessions.withTransaction(session -> session.find(Rules.class, Rules.ID, LockMode.PESSIMISTIC_WRITE)
                .invoke(rules -> rules.revision().mustBe(expected))
                .call(() -> session.createSelectionQuery("select id from Team", String.class).getResultList().invoke(known -> {
                    Set<String> unknown = new HashSet<>(teams);
                    known.forEach(unknown::remove);
                    if (!unknown.isEmpty()) throw new RuleTeamUnknown(unknown);
                }))
                .invoke(rules -> rules.rules = wanted)
                .call(session::flush).map(RoutingResource::answer));
    }

    @POST
    @Path("/routing-dry-runs")
    @RolesAllowed({"sales", "operator"})
    @Operation(summary = "Ask where a lead would go", description = "Nothing is kept. Where turns are taken, the answer takes one.")
    public Uni<Answer> dryRun(@Valid @NotNull Question question) {
        var matter = new Rule.Matter(question.kind(), question.country(), question.locale(), question.product(), question.sku(), question.family(), question.email());
        return sessions.withSession(session -> routing.find(session, matter, clock.instant()))
                .map(found -> found.map(it -> new Answer(it.rule().name(), it.team().id(), it.member() == null ? null : it.member().name())).orElse(new Answer(null, null, null)));
    }

    private static RestResponse<RuleList> answer(Rules rules) {
        return ResponseBuilder.ok(rules.rules).tag(rules.revision().tag()).build();
    }
}
