package touchstone.lead.related;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Page;
import touchstone.lead.lead.CompanyDomain;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadSummary;
import touchstone.lead.lead.Leads;
import touchstone.lead.product.PublishedProducts;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.upstream.UpstreamUnavailable;

@Path("/leads/{lead}")
@RolesAllowed("sales")
@Tag(name = "Leads")
public class RelatedResource {
    private static final int MOST_COLLEAGUES = 10;
    private static final int MOST_TOUCHES = 20;
    private static final int PAGE = 200;
    private static final int MOST_OTHERS = 20;
    private static final String PRODUCT = "product/";
    private static final int MOST_PAGES = 5;
    private static final int AT_ONCE = 5;

    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Gateway gateway;
    private final PublishedProducts products;
    private final JsonWebToken caller;

    RelatedResource(Mutiny.SessionFactory sessions, Leads leads, @RestClient Gateway gateway, PublishedProducts products, JsonWebToken caller) {
        this.sessions = sessions;
        this.leads = leads;
        this.gateway = gateway;
        this.products = products;
        this.caller = caller;
    }

    @GET
    @Path("/duplicates")
    @Operation(summary = "List the other leads of the same person on the same product, newest first", description = "The same person is the same prospect, or the same address.")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    public Uni<Page<LeadSummary>> duplicates(UUID lead) {
        return sessions.withSession(session -> leads.require(session, lead).chain(it -> leads.duplicates(session, it))).map(found -> new Page<>(found.stream().map(LeadSummary::of).toList(), null));
    }

    @GET
    @Path("/colleagues")
    @Operation(summary = "See who else of the same company is interested, and how they touched the product or its family",
            description = "The same company is the same domain of the address, unless private people have theirs there, or else the same name that was typed. Touches are read from the ledger with your own rights.")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "503", description = "upstream-unavailable")
    public Uni<Page<Colleague>> colleagues(UUID lead) {
        return sessions.withSession(session -> leads.require(session, lead).chain(it -> {
                    String domain = it.isErased() ? null : CompanyDomain.of(it.contact().email());
                    return leads.ofCompany(session, it, domain, MOST_COLLEAGUES * 10).map(others -> new Company(it, others));
                }))
                .chain(company -> all(company.people().stream().map(theirs -> colleague(company.lead(), theirs)).toList()))
                .map(found -> new Page<>(found, null));
    }

    private static Uni<List<Colleague>> all(List<Uni<Colleague>> asked) {
        return asked.isEmpty() ? Uni.createFrom().item(List.of()) : Uni.join().all(asked).usingConcurrencyOf(AT_ONCE).andFailFast();
    }

    /** @param others newest first */
    private record Company(Lead lead, List<Lead> others) {
        /** The leads of one person after the other. */
        List<List<Lead>> people() {
            List<List<Lead>> people = new ArrayList<>();
            for (Lead other : others) {
                people.stream().filter(theirs -> theirs.get(0).isOfSamePersonAs(other)).findFirst().ifPresentOrElse(theirs -> theirs.add(other), () -> people.add(new ArrayList<>(List.of(other))));
            }
            return people.subList(0, Math.min(MOST_COLLEAGUES, people.size()));
        }
    }

    private Uni<Colleague> colleague(Lead lead, List<Lead> theirs) {
        Lead latest = theirs.get(0);
        String role = theirs.stream().map(Lead::roleSaid).filter(said -> said != null).findFirst().orElse(null);
        Uni<List<Colleague.ProductTouch>> touches = latest.prospect() == null || lead.product() == null ? Uni.createFrom().item(List.of())
                : touches(latest.prospect(), null, MOST_PAGES, new ArrayList<>()).chain(found -> ofFamily(lead.product(), found));
        return touches.map(touched -> new Colleague(latest.prospect(), latest.contact().name(), latest.contact().email(), latest.contact().company(), role,
                theirs.stream().map(Lead::id).toList(), touched));
    }

    /** Of products. Timelines run forward: all pages are read, up to a bound, for the latest touches. */
    private Uni<List<Gateway.Touched>> touches(UUID prospect, String after, int pages, List<Gateway.Touched> found) {
        return gateway.timeline("Bearer " + caller.getRawToken(), prospect, after, PAGE)
                .onFailure().transform(UpstreamUnavailable.of("gateway"))
                .chain(page -> {
                    page.items().stream().filter(touch -> touch.subject() != null && touch.subject().startsWith(PRODUCT)).forEach(found::add);
                    if (page.next() != null && pages > 1) return touches(prospect, page.next(), pages - 1, found);
                    found.sort(Comparator.comparing(Gateway.Touched::at, Collections.reverseOrder()));
                    return Uni.createFrom().item(found);
                });
    }

    /** Those of the product, and of others that the catalog has in the same family: of the latest few that were touched. */
    private Uni<List<Colleague.ProductTouch>> ofFamily(SeenProduct product, List<Gateway.Touched> found) {
        Map<String, Gateway.Touched> others = new LinkedHashMap<>();
        if (product.family() != null) {
            found.stream().filter(touch -> touch.revision() != null && touch.channel() != null && touch.locale() != null && !id(touch).equals(product.id())).forEach(touch -> {
                if (others.size() < MOST_OTHERS) others.putIfAbsent(id(touch), touch);
            });
        }
        return Multi.createFrom().iterable(others.values())
                .onItem().transformToUniAndConcatenate(touch -> products.family(id(touch), touch.revision(), touch.channel(), touch.locale()).map(family -> product.family().equals(family) ? id(touch) : ""))
                .collect().asSet()
                .map(family -> found.stream().filter(touch -> id(touch).equals(product.id()) || family.contains(id(touch))).limit(MOST_TOUCHES)
                        .map(touch -> new Colleague.ProductTouch(touch.at(), touch.verb(), id(touch), touch.revision())).toList());
    }

    private static String id(Gateway.Touched touch) {
        return touch.subject().substring(PRODUCT.length());
    }
}
