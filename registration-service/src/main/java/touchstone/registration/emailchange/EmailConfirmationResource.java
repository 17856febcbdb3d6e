package touchstone.registration.emailchange;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.mail.Texts;

/** Where the link in the mail leads. Opening it is no confirmation: programs that look at mails open links too. */
@Path("/email-confirmations/{secret}")
@PermitAll // The secret was only ever sent to the address that it speaks for.
@Produces(MediaType.TEXT_HTML)
@Tag(name = "me")
public class EmailConfirmationResource {
    private final ChangingEmail changing;

    EmailConfirmationResource(ChangingEmail changing) {
        this.changing = changing;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance page(Texts texts, String title, String text, String email, String button);
    }

    @GET
    @Operation(summary = "See which address is to be confirmed")
    @APIResponse(responseCode = "404", description = "email-change-not-found")
    public Uni<RestResponse<String>> page(@Size(max = 100) String secret) {
        return changing.open(secret).chain(opened -> page(opened, "email.page.question", opened.texts().get("email.page.button")))
                .map(page -> answer(page).build());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Confirm that the address is yours", description = "What the button on the page does.")
    @APIResponse(responseCode = "404", description = "email-change-not-found")
    public Uni<RestResponse<String>> confirm(@Size(max = 100) String secret) {
        return changing.confirm(secret).chain(opened -> page(opened, "email.page.done", null))
                .map(page -> answer(page).header(TouchstoneHeaders.TOUCH, Touch.of("confirmed-email")).build());
    }

    private static Uni<String> page(ChangingEmail.Opened opened, String text, String button) {
        return Uni.createFrom().completionStage(() -> Templates.page(opened.texts(), opened.texts().get("email.page.title"), opened.texts().get(text), opened.email(), button).renderAsync());
    }

    private static ResponseBuilder<String> answer(String page) {
        // The address holds the secret: it must not reach others, and the page none of their caches.
        return ResponseBuilder.ok(page).header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
    }
}
