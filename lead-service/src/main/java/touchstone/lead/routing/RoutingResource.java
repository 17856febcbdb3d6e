package touchstone.lead.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.lead.Leads;
import touchstone.lead.routing.Rules.RuleList;
import touchstone.lead.team.Team;

@Path("")
@Tag(name = "Routing", description = "Which leads go to whom, by rules.")
public class RoutingResource {
    private static final int MOST_WAITING = 100;

    private final Mutiny.SessionFactory sessions;
    private final Routing routing;
    private final Leads leads;
    private final Clock clock;

    RoutingResource(Mutiny.SessionFactory sessions, Routing routing, Leads leads, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
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

    /**
     * Somebody who waits, without a word of who it is.
     *
     * @param product what it is about; absent if about none
     * @param team    whose it is now, by name; absent if no team's
     * @param rule    which would fit; absent if none
     * @param wouldBe whose it would be, by name; absent if no rule fits
     */
    @Schema(name = "RoutingWaiting")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(UUID lead, LeadKind kind, String product, Instant createdAt, String team, String rule, String wouldBe) {
        static Waiting of(Lead lead, List<Rule> rules, Map<String, String> teams) {
            Rule rule = rules.stream().filter(it -> it.fits(Routing.matter(lead))).findFirst().orElse(null);
            return new Waiting(lead.id(), lead.kind(), lead.product() == null ? null : lead.product().name(), lead.createdAt(), lead.team() == null ? null : teams.get(lead.team()),
                    rule == null ? null : rule.name(), rule == null ? null : teams.get(rule.team()));
        }
    }

    /** @param more whether others wait beyond these */
    @Schema(name = "RoutingPreview")
    record Preview(List<Waiting> items, boolean more) {}

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
        return sessions.withTransaction(session -> session.find(Rules.class, Rules.ID, LockMode.PESSIMISTIC_WRITE)
                .invoke(rules -> rules.revision().mustBe(expected))
                .call(() -> teams(session).invoke(teams -> RuleTeamUnknown.check(wanted.rules(), teams.keySet())))
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

    @POST
    @Path("/routing-rules/previews")
    @RolesAllowed("operator")
    @Operation(summary = "Ask where those who wait would go by other rules", description = "The newest " + MOST_WAITING + " that nobody has looked into. Nothing is kept, and nothing that waits goes anywhere: rules are for leads that come in from now on.")
    @APIResponse(responseCode = "422", description = "rule-team-unknown, invalid")
    public Uni<Preview> preview(@Valid @NotNull RuleList wanted) {
        return sessions.withSession(session -> teams(session).chain(teams -> {
            RuleTeamUnknown.check(wanted.rules(), teams.keySet());
            return leads.waiting(session, MOST_WAITING + 1).map(waiting -> new Preview(waiting.stream().limit(MOST_WAITING).map(lead -> Waiting.of(lead, wanted.rules(), teams)).toList(), waiting.size() > MOST_WAITING));
        }));
    }

    /** The names of all teams, by their ids. */
    private static Uni<Map<String, String>> teams(Mutiny.Session session) {
        return session.createSelectionQuery("from Team", Team.class).getResultList().map(teams -> teams.stream().collect(Collectors.toMap(Team::id, team -> team.definition().name())));
    }

    private static RestResponse<RuleList> answer(Rules rules) {
        return ResponseBuilder.ok(rules.rules).tag(rules.revision().tag()).build();
    }
}
