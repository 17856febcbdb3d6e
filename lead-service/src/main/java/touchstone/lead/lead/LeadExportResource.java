package touchstone.lead.lead;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestMulti;
import touchstone.commons.Cursor;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.Csv;
import touchstone.lead.product.SeenProduct;

@Path("/lead-exports")
@RolesAllowed("sales")
@Tag(name = "Leads")
public class LeadExportResource {
    private static final int AT_ONCE = 1_000;
    private static final List<String> HEADER = List.of("id", "kind", "status", "createdAt", "name", "email", "company", "locale", "product", "sku", "revision", "priceAmount", "priceCurrency", "assignee", "tags", "message");

    private final Mutiny.SessionFactory sessions;
    private final Leads leads;

    LeadExportResource(Mutiny.SessionFactory sessions, Leads leads) {
        this.sessions = sessions;
        this.leads = leads;
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "Export leads as CSV (RFC 4180), newest first", description = "All of them, as they are read. What a spreadsheet would take for a formula has an apostrophe before it.")
    public RestMulti<String> export(@Valid @BeanParam LeadFilter filter) {
        Multi<String> rows = Multi.createBy().repeating().uni(() -> new AtomicReference<Cursor>(), at -> page(filter, at)).whilst(found -> found.size() == AT_ONCE)
                .map(found -> found.stream().map(LeadExportResource::row).map(Csv::line).collect(Collectors.joining()));
        return RestMulti.fromMultiData(Multi.createBy().concatenating().streams(Multi.createFrom().item(Csv.line(HEADER)), rows))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"leads.csv\"").header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(TouchstoneHeaders.TOUCH, Touch.of("exported").on("export", "leads").toString()).build();
    }

    /** The next ones, in a session of their own: nothing is held while whoever asks is slow to take them. */
    private Uni<List<Lead>> page(LeadFilter filter, AtomicReference<Cursor> at) {
        return sessions.withSession(session -> leads.newest(session, filter, at.get(), AT_ONCE)).invoke(found -> {
            if (!found.isEmpty()) at.set(new Cursor(found.get(found.size() - 1).createdAt, found.get(found.size() - 1).id));
        });
    }

    private static List<String> row(Lead lead) {
        SeenProduct product = lead.product;
        boolean priced = product != null && product.price() != null;
        return Stream.of(lead.id, lead.kind, lead.status, lead.createdAt, lead.contact.name(), lead.contact.email(), lead.contact.company(), lead.submission.locale(),
                product == null ? null : product.name(), product == null ? null : product.sku(), product == null ? null : product.revision(),
                priced ? product.price().amount() : null, priced ? product.price().currency() : null, lead.assignee == null ? null : lead.assignee.name(), lead.tags, lead.message)
                .map(value -> value == null ? "" : value.toString()).toList();
    }
}
