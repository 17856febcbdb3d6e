package touchstone.lead.openlead;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

/** For those who govern products: how many people wait for an answer about one. Who they are is the business of sales. */
@Path("/open-leads")
@Tag(name = "Leads")
public class OpenLeadResource {
    private static final String COUNT = """
            select count(*) from lead where product_id = :product and (status in ('NEW', 'IN_REVIEW')
                or status = 'ACCEPTED' and not exists (select 1 from opportunity where opportunity.lead = lead.id and opportunity.result <> 'OPEN'))
            """;

    private final Mutiny.SessionFactory sessions;

    OpenLeadResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** @param count how many leads about it are new, in review, or accepted and neither won nor lost */
    record OpenLeads(String product, long count) {}

    @GET
    @RolesAllowed({"steward", "approver", "sales"})
    @Operation(summary = "Count the open leads about a product", description = "New, in review, or accepted and neither won nor lost. What is held back as spam does not count.")
    public Uni<OpenLeads> count(@QueryParam("product") @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,63}") String product) {
        return sessions.withSession(session -> session.createNativeQuery(COUNT, Long.class).setParameter("product", product).getSingleResult())
                .map(count -> new OpenLeads(product, count));
    }
}
