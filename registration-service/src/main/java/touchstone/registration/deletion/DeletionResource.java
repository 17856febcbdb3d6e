package touchstone.registration.deletion;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.mail.Texts;

/** Where a provider asks to have somebody's data deleted, and where they see what became of it. */
@Path("/deletions")
@PermitAll
@Tag(name = "erasures")
public class DeletionResource {
    private final Deletions deletions;
    private final Optional<String> front;

    DeletionResource(Deletions deletions, @ConfigProperty(name = "touchstone.links.front") Optional<String> front) {
        this.deletions = deletions;
        this.front = front;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance deletion(Texts texts, String title, List<String> says, String link, String name);
    }

    @POST
    @Path("/facebook")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Meta's data deletion call-back", description = "Answers with the address of a page that says what became of it, and with its confirmation code.")
    @APIResponse(responseCode = "400", description = "signed-request-refused")
    @APIResponse(responseCode = "404", description = "deletion-not-found: we are not registered there")
    public Uni<RestResponse<Map<String, String>>> facebook(@FormParam("signed_request") String signedRequest) {
        return deletions.ask(signedRequest).map(code -> ResponseBuilder.ok(Map.of("url", front.orElse("") + "/deletions/" + code, "confirmation_code", code))
                .header(TouchstoneHeaders.TOUCH, Touch.of("asked-deletion").on("provider", "facebook")).build());
    }

    @GET
    @Path("/{code}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What became of a deletion that a provider asked for", description = "For whoever has its code. As a page for text/html.")
    @APIResponse(responseCode = "404", description = "deletion-not-found")
    public Uni<Deletions.Deletion> read(String code) {
        return deletions.read(code);
    }

    @GET
    @Path("/{code}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> page(String code, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        Texts texts = Texts.accepted(language);
        return deletions.read(code).chain(deletion -> Uni.createFrom().completionStage(() -> page(deletion, texts).renderAsync()))
                .map(page -> ResponseBuilder.ok(page).header(HttpHeaders.CONTENT_LANGUAGE, texts.language()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).build());
    }

    private static TemplateInstance page(Deletions.Deletion deletion, Texts texts) {
        String asked = texts.get("deletion.asked", deletion.code(), deletion.provider(), deletion.receivedAt().toString());
        if (deletion.doneAt() == null) return Templates.deletion(texts, texts.get("deletion.title"), List.of(asked, texts.get("deletion.waiting")), null, null);
        List<String> says = List.of(asked, texts.get("deletion.done", deletion.doneAt().toString()) + " " + texts.get("deletion." + deletion.outcome()));
        return switch (deletion.outcome()) {
            case "ALL_ERASED" -> Templates.deletion(texts, texts.get("deletion.title"), says, "/erasures/" + deletion.erasure(), texts.get("deletion.certificate"));
            case "SIGN_IN_DELETED" -> Templates.deletion(texts, texts.get("deletion.title"), says, "/me/data", texts.get("deletion.data"));
            default -> Templates.deletion(texts, texts.get("deletion.title"), says, null, null);
        };
    }
}
