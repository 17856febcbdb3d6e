package touchstone.registration.staff;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.prospect.PlainText;
import touchstone.registration.staff.StaffChange.Who;

/** Who of our people may do what. */
@Path("/staff")
@RolesAllowed("operator")
@Tag(name = "staff", description = "Who works with us, and in which roles. Accounts are made in the identity server; roles of prospects and customers are not given here.")
public class StaffResource {
    private final Staff staff;
    private final Realm realm;
    private final JsonWebToken token;

    StaffResource(Staff staff, Realm realm, JsonWebToken token) {
        this.staff = staff;
        this.realm = realm;
        this.token = token;
    }

    @Schema(name = "StaffAccess")
    record Access(@NotNull(message = "is required") @Schema(description = "Whether they can sign in.") Boolean enabled) {}

    @GET
    @Operation(summary = "Who of the staff has which role, by user name", description = "All who have a role of the staff, up to 1,000 of each role; or the one account of a user name, also without a role, as long as it is no prospect's.")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "409", description = "staff-kept-elsewhere")
    @APIResponse(responseCode = "422", description = "invalid, role-not-of-staff")
    @APIResponse(responseCode = "503", description = "identity-server-unavailable")
    public Uni<Page<StaffMember>> list(@Parameter(description = "Only those who have it", example = "sales") @QueryParam("role") @Size(max = 40) String role,
            @Parameter(description = "Only the account of exactly this name") @QueryParam("username") @Size(min = 1, max = 255) @PlainText String username,
            @QueryParam("after") @Size(max = 1500) String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        if (role != null && !StaffMember.ROLES.contains(role)) throw new RoleNotOfStaff();
        if (username != null) return realm.named(username).map(found -> new Page<>(found.stream().filter(member -> role == null || member.roles().contains(role)).toList(), null));
        return staff.list(role, place(after), limit + 1).map(found -> Page.of(found, limit, member -> member,
                last -> Base64.getUrlEncoder().withoutPadding().encodeToString(last.username().getBytes(StandardCharsets.UTF_8))));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of the staff, or an account that could be given a role")
    @APIResponse(responseCode = "404", description = "staff-member-not-found")
    @APIResponse(responseCode = "503", description = "identity-server-unavailable")
    public Uni<StaffMember> read(UUID id) {
        return realm.member(id);
    }

    @PUT
    @Path("/{id}/roles/{role}")
    @Operation(summary = "Give a role", description = "From their next sign-in, or within minutes. What is so already changes nothing.")
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "staff-member-not-found")
    @APIResponse(responseCode = "409", description = "staff-kept-elsewhere")
    @APIResponse(responseCode = "422", description = "role-not-of-staff")
    @APIResponse(responseCode = "503", description = "identity-server-unavailable")
    public Uni<RestResponse<StaffMember>> give(UUID id, String role) {
        return staff.give(id, role, caller()).map(member -> answer("gave-role", member));
    }

    @DELETE
    @Path("/{id}/roles/{role}")
    @Operation(summary = "Take a role", description = "They are signed out. What is so already changes nothing.")
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "staff-member-not-found")
    @APIResponse(responseCode = "409", description = "own-access, staff-kept-elsewhere")
    @APIResponse(responseCode = "422", description = "role-not-of-staff")
    @APIResponse(responseCode = "503", description = "identity-server-unavailable")
    public Uni<RestResponse<StaffMember>> take(UUID id, String role) {
        return staff.take(id, role, caller()).map(member -> answer("took-role", member));
    }

    @PUT
    @Path("/{id}/access")
    @Operation(summary = "Switch somebody off, or on again", description = "Who is switched off is signed out and cannot sign in. Their roles stay as they are.")
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "staff-member-not-found")
    @APIResponse(responseCode = "409", description = "own-access, staff-kept-elsewhere")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "503", description = "identity-server-unavailable")
    public Uni<RestResponse<StaffMember>> letIn(UUID id, @Valid @NotNull(message = "is required") Access access) {
        return staff.letIn(id, access.enabled(), caller()).map(member -> answer(access.enabled() ? "switched-on" : "switched-off", member));
    }

    private Who caller() {
        String name = token.getClaim("preferred_username");
        return new Who(token.getSubject(), name == null ? token.getSubject() : name);
    }

    private static RestResponse<StaffMember> answer(String verb, StaffMember member) {
        return ResponseBuilder.ok(member).header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("staff", member.id())).build();
    }

    private static String place(String after) {
        try {
            return after == null ? null : new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Cursor.MalformedCursor();
        }
    }
}
