package touchstone.catalog.sheet;

import io.quarkus.qute.TemplateException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.sheet.Typesetting.Document;
import touchstone.catalog.sheet.Typesetting.NotTypeset;
import touchstone.commons.Revision;

/** The company's own look of its product sheets. */
@Path("/sheet-template")
@Tag(name = "Products")
@Blocking
public class SheetTemplateResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SheetTemplates templates;
    private final Printing printing;
    private final JsonWebToken token;
    private final Clock clock;

    SheetTemplateResource(SheetTemplates templates, Printing printing, JsonWebToken token, Clock clock) {
        this.templates = templates;
        this.printing = printing;
        this.token = token;
        this.clock = clock;
    }

    /** What became of a new template. @param flaws what its sheets have to do without, such as pictures that were not found */
    record Accepted(long number, List<String> flaws) {}

    @GET
    @Produces(SheetTemplate.MEDIA_TYPE + ";charset=UTF-8")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read the template of the product sheets", description = "XSL Formatting Objects with Qute expressions. 0 is the one that comes with the service.")
    public RestResponse<String> read() {
        SheetTemplate latest = templates.latest().await().atMost(PATIENCE);
        return ResponseBuilder.ok(latest.source()).tag(new Revision(latest.number()).tag()).build();
    }

    @PUT
    @Consumes(SheetTemplate.MEDIA_TYPE)
    @RolesAllowed("steward")
    @Operation(summary = "Change the template of the product sheets", description = "It is tried on a product in six locales first. Sheets that were handed over before stay as they are.")
    public RestResponse<Accepted> change(@HeaderParam("If-Match") String ifMatch, @NotBlank @Size(max = 200_000) String source) {
        Revision expected = Revision.required(ifMatch);
        SheetTemplate present = templates.latest().await().atMost(PATIENCE);
        new Revision(present.number()).mustBe(expected);
        SheetTemplate next = new SheetTemplate(present.number() + 1, source);
        List<String> flaws = SampleSheet.LOCALES.stream().flatMap(locale -> tried(next, locale).warnings().stream()).distinct().toList();
        templates.add(next, token.getSubject(), clock.instant()).await().atMost(PATIENCE);
        return ResponseBuilder.ok(new Accepted(next.number(), flaws)).tag(new Revision(next.number()).tag()).build();
    }

    private Document tried(SheetTemplate template, String locale) {
        try {
            return printing.set(template, SampleSheet.in(locale), SampleSheet.VIEW, "0".repeat(64), QrCode.of("https://example.com/a-picture"));
        } catch (TemplateException | NotTypeset e) {
            throw new SheetTemplateNotUsable(e);
        }
    }
}
