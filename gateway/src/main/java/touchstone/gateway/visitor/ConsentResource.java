package touchstone.gateway.visitor;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** What a visitor says to being recognised. */
@Path("/visitor/consent")
@Tag(name = "visitor")
public class ConsentResource {
    private final Visitors visitors;

    ConsentResource(Visitors visitors) {
        this.visitors = visitors;
    }

    @PUT
    @PermitAll
    @Operation(summary = "Say whether your visits may be measured",
            description = "A yes is kept for up to 13 months, a no as well; either can be changed at any time. A browser that sends Sec-GPC or DNT has said no.")
    @APIResponseSchema(value = ConsentView.class, responseCode = "200")
    @APIResponse(responseCode = "422", description = "invalid")
    public RestResponse<ConsentView> say(@Valid @NotNull ConsentView said, @Parameter(hidden = true) @HeaderParam(OwnHeaders.IDENTITY) String identity,
                                         @Context HttpServerRequest request) {
        Visitor visitor = visitors.of(request.headers(), "");
        if (visitor.consent() == Consent.SIGNAL || !said.measurement()) return answer(false, OwnHeaders.NOBODY, visitors.declined());
        Visitor known = visitor.linkable() ? visitor : visitors.begin();
        if (identity != null) known = visitors.signedIn(known, identity);
        return answer(true, known.id().toString(), visitors.cookie(known));
    }

    private static RestResponse<ConsentView> answer(boolean measurement, String visitor, String cookie) {
        return ResponseBuilder.ok(new ConsentView(measurement)).header(HttpHeaders.SET_COOKIE, cookie).header(OwnHeaders.VISITOR, visitor)
                .header(TouchstoneHeaders.TOUCH, Touch.of("consented").on("purpose", "measurement")).build();
    }
}
