package touchstone.registration.provider;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.rule.Policies;

/** What each network would hand over, for visitors to see before they sign in. */
@Path("/providers")
@PermitAll
@Tag(name = "providers")
public class ProviderResource {
    private final Mutiny.SessionFactory sessions;
    private final Networks networks;

    ProviderResource(Mutiny.SessionFactory sessions, Networks networks) {
        this.sessions = sessions;
        this.networks = networks;
    }

    @GET
    @Operation(summary = "The networks to sign in with")
    public Uni<RestResponse<Page<ProviderView>>> list(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return sessions.withSession(session -> Providers.all(session).chain(providers -> Providers.notices(session).map(notices ->
                        providers.stream().filter(networks::offer).map(provider -> new Shown(provider, of(provider, notices))).toList()))
                        .chain(all -> Multi.createFrom().iterable(all).onItem().transformToUniAndConcatenate(shown -> Policies.of(session, shown.provider().alias())
                                .map(policies -> ProviderView.of(shown.provider(), policies.asked(shown.provider().claims()), shown.notices(), acceptLanguage))).collect().asList())
                        .map(views -> new Page<>(views, null)))
                .map(page -> ResponseBuilder.ok(page).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).build());
    }

    @GET
    @Path("/{alias}")
    @Operation(summary = "One network: what it would hand over, what for, and the notice to decide on")
    @APIResponseSchema(value = ProviderView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "provider-not-found")
    public Uni<RestResponse<ProviderView>> read(String alias, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return sessions.withSession(session -> Providers.find(session, alias).map(found -> found == null || networks.offer(found) ? found : null)
                        .onItem().ifNull().failWith(ProviderNotFound::new)
                        .chain(provider -> Providers.notices(session, alias).chain(notices -> Policies.of(session, alias)
                                .map(policies -> ProviderView.of(provider, policies.asked(provider.claims()), notices, acceptLanguage)))))
                .map(view -> ResponseBuilder.ok(view)
                        .header(HttpHeaders.CONTENT_LANGUAGE, view.notice().locale()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .header(TouchstoneHeaders.TOUCH, Touch.of("previewed-claims").on("provider", alias).in(null, view.notice().locale())).build());
    }

    private record Shown(Provider provider, List<Notice> notices) {}

    private static List<Notice> of(Provider provider, List<Notice> notices) {
        return notices.stream().filter(notice -> notice.provider().equals(provider.alias())).toList();
    }
}
