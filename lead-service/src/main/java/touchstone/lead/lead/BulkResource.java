package touchstone.lead.lead;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Idempotency;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.Refusal;
import touchstone.lead.mail.MailDispatcher;

@Path("/lead-changes")
@RolesAllowed("sales")
@Tag(name = "Leads")
public class BulkResource {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Reviewing reviewing;
    private final MailDispatcher dispatcher;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    BulkResource(Mutiny.SessionFactory sessions, Leads leads, Reviewing reviewing, MailDispatcher dispatcher, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.reviewing = reviewing;
        this.dispatcher = dispatcher;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    /** @param review a decision on all, or null */
    @Schema(name = "LeadChanges")
    record Changes(@NotEmpty @Size(max = 100) Set<@NotNull UUID> leads, @Valid Handling.Person assignee,
                   @Size(max = 20) Set<@NotNull @Pattern(regexp = Lead.TAG) String> addTags, @Size(max = 20) Set<@NotNull @Pattern(regexp = Lead.TAG) String> removeTags, @Valid Review review) {}

    /** @param problem why nothing was changed of this one, the type of a problem; absent where it was */
    @Schema(name = "LeadChangeResult")
    record Result(UUID lead, String problem) {}

    @Schema(name = "LeadChangeResults")
    record Results(List<Result> results) {}

    @POST
    @Operation(summary = "Change many leads at once", description = "Each on its own: what is refused of one changes nothing of the others. As they are now, without If-Match.")
    @APIResponse(responseCode = "200", description = "What became of each, in the order of their ids.")
    @APIResponse(responseCode = "409", description = "request-still-running")
    @APIResponse(responseCode = "422", description = "invalid, idempotency-key-reused")
    public Uni<Results> change(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull Changes changes) {
        Actor by = new Actor(caller.getSubject(), caller.getName());
        // In one order, so that two who change many at once do not wait for each other.
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), by.id(), idempotencyKey, changes, Results.class, () ->
                Multi.createFrom().iterable(new TreeSet<>(changes.leads())).onItem().transformToUniAndConcatenate(id -> change(session, id, changes, by)).collect().asList()
                        .call(session::flush).map(Results::new)))
                .invoke(dispatcher::nudge);
    }

    private Uni<Result> change(Mutiny.Session session, UUID id, Changes changes, Actor by) {
        return leads.findForChange(session, id).onItem().ifNull().failWith(LeadNotFound::new)
                .invoke(lead -> {
                    if (tags(lead, changes).size() > Handling.MOST_TAGS) throw new TooManyTags();
                })
                // The decision may be refused, and comes first: nothing else has changed then.
                .call(lead -> changes.review() == null ? Uni.createFrom().voidItem() : reviewing.review(session, lead, changes.review(), by))
                .invoke(lead -> lead.handle(new Handling(changes.assignee() != null ? changes.assignee() : lead.handling().assignee(), tags(lead, changes)), by, clock.instant()))
                .map(lead -> new Result(id, null))
                .onFailure(Refusal.class).recoverWithItem(refusal -> new Result(id, ((Refusal) refusal).problem().type()));
    }

    private static Set<String> tags(Lead lead, Changes changes) {
        Set<String> tags = new TreeSet<>(lead.handling().tags());
        if (changes.addTags() != null) tags.addAll(changes.addTags());
        if (changes.removeTags() != null) tags.removeAll(changes.removeTags());
        return tags;
    }

    static class TooManyTags extends Invalid {
        TooManyTags() {
            super("A lead has " + Handling.MOST_TAGS + " tags at most.");
        }
    }
}
