package touchstone.registration.account;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.prospect.Text;

/** The companies that an import brought. */
@Path("/accounts")
@RolesAllowed({"sales", "steward"})
@Tag(name = "accounts")
public class AccountResource {
    private final Mutiny.SessionFactory sessions;

    AccountResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Operation(summary = "Companies, the youngest first")
    public Uni<RestResponse<Page<Account.AccountView>>> list(@QueryParam("q") @Size(min = 1, max = 100) String text,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        Cursor from = Cursor.parse(after);
        // PostgreSQL fails on what no text can hold; and no name has what does not show.
        if (text != null && !Text.isPlain(text)) return Uni.createFrom().item(ResponseBuilder.ok(new Page<Account.AccountView>(List.of(), null)).build());
        return sessions.withSession(session -> page(session, text, from, limit + 1)).map(found -> ResponseBuilder.ok(Page.of(found, limit, Account::view, Account::cursor))
                .header(TouchstoneHeaders.TOUCH, Touch.of("listed")).build());
    }

    /** @param text in the name, in whatever case; null for all */
    private static Uni<List<Account>> page(Mutiny.Session session, String text, Cursor after, int limit) {
        String where = "where locate(lower(:text), lower(a.name)) > 0 " + (after == null ? "" : "and (a.createdAt, a.id) < (:at, :id) ");
        var query = session.createSelectionQuery("from Account a " + where + "order by a.createdAt desc, a.id desc", Account.class).setParameter("text", text == null ? "" : text);
        if (after != null) query.setParameter("at", after.at()).setParameter("id", after.id());
        return query.setMaxResults(limit).getResultList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One company")
    @APIResponseSchema(value = Account.AccountView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "account-not-found")
    public Uni<RestResponse<Account.AccountView>> read(UUID id) {
        return sessions.withSession(session -> session.find(Account.class, id)).onItem().ifNull().failWith(() -> new AccountNotFound(id))
                .map(account -> ResponseBuilder.ok(account.view()).tag(account.revision().tag()).header(TouchstoneHeaders.TOUCH, Touch.of("viewed").on("account", id)).build());
    }
}
