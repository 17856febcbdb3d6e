package touchstone.registration.rule;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Revision;

/** What may be done with what a provider hands over, by its terms and by our own decision. */
@Path("/providers/{alias}")
@RolesAllowed("steward")
@Tag(name = "provider rules")
public class RulesResource {
    private final Deciding deciding;
    private final JsonWebToken token;

    RulesResource(Deciding deciding, JsonWebToken token) {
        this.deciding = deciding;
        this.token = token;
    }

    @GET
    @Path("/rules")
    @RolesAllowed({"steward", "marketing"})
    @Operation(summary = "What the provider's terms allow")
    @APIResponseSchema(value = RulesView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "provider-not-found")
    public Uni<RestResponse<RulesView>> rules(String alias) {
        return deciding.rules(alias).map(RulesResource::answer);
    }

    @GET
    @Path("/rules/revisions")
    @RolesAllowed({"steward", "marketing"})
    @Operation(summary = "What they were found to allow before", description = "The latest 200, the youngest first.")
    @APIResponse(responseCode = "404", description = "provider-not-found")
    public Uni<Page<RulesView>> history(String alias) {
        return deciding.history(alias).map(all -> new Page<>(all.stream().map(Rules::view).toList(), null));
    }

    @PUT
    @Path("/rules")
    @Operation(summary = "Decide anew what the terms allow", description = "Holds at once for what is here already: what may no longer be kept is deleted, what may no longer be shown is not.")
    @APIResponseSchema(value = RulesView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "provider-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<RulesView>> decide(String alias, @Parameter(required = true) @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewRules rules) {
        return deciding.decide(alias, Revision.required(ifMatch), rules, by()).map(RulesResource::answer);
    }

    @GET
    @Path("/capture-policies")
    @RolesAllowed({"steward", "marketing"})
    @Operation(summary = "What we do with each claim, and how often it helped")
    @APIResponse(responseCode = "404", description = "provider-not-found")
    public Uni<Page<CapturePolicyView>> policies(String alias) {
        return deciding.policies(alias).map(all -> new Page<>(all, null));
    }

    @PUT
    @Path("/capture-policies/{claim}")
    @Operation(summary = "Decide whether a claim is captured, only shown, or declined")
    @APIResponseSchema(value = CapturePolicyView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "provider-not-found, claim-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<CapturePolicyView>> decide(String alias, String claim, @Parameter(required = true) @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull NewCapturePolicy policy) {
        return deciding.decide(alias, claim, Revision.required(ifMatch), policy, by())
                .map(decided -> ResponseBuilder.ok(decided).tag(new Revision(decided.revision()).tag()).build());
    }

    private String by() {
        String name = token.getClaim("preferred_username");
        return name == null ? token.getSubject() : name;
    }

    private static RestResponse<RulesView> answer(Rules rules) {
        return ResponseBuilder.ok(rules.view()).tag(rules.revision().tag()).build();
    }
}
