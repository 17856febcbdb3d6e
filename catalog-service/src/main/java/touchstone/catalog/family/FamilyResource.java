package touchstone.catalog.family;

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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.rights.Caller;
import touchstone.catalog.rights.Permissions;
import touchstone.catalog.rights.RightsTooNarrow;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.problem.Problem.FieldError;

@Path("/families")
@Tag(name = "Families", description = "What products are made of: attributes, their types, options and rules. Each change is a revision.")
public class FamilyResource {
    private final Families families;
    private final Uniqueness uniqueness;
    private final SharedLists lists;
    private final JsonWebToken token;
    private final Caller caller;
    private final Clock clock;

    FamilyResource(Families families, Uniqueness uniqueness, SharedLists lists, JsonWebToken token, Caller caller, Clock clock) {
        this.families = families;
        this.uniqueness = uniqueness;
        this.lists = lists;
        this.token = token;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List all families")
    public Uni<Page<FamilyView>> list() {
        return families.present().map(FamilyResource::page);
    }

    @POST
    @RolesAllowed("steward")
    @Operation(summary = "Make a family")
    @APIResponse(responseCode = "201", description = "It is there")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    public Uni<RestResponse<FamilyView>> create(@Valid @NotNull NewFamily wanted) {
        FamilyRevision first = FamilyRevision.first(new Family(wanted.code(), wanted.attributes(), wanted.labels(), wanted.groups()), token.getSubject(), clock.instant(), wanted.reason());
        return lists.check(first.family()).chain(() -> families.create(first)).map(made -> ResponseBuilder.<FamilyView>created(URI.create("/families/" + made.family().code()))
                .entity(FamilyView.of(made)).tag(new Revision(made.revision()).tag()).build());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a family as it is now")
    public Uni<RestResponse<FamilyView>> read(String code) {
        return families.get(code).map(FamilyResource::answer);
    }

    @PUT
    @Path("/{code}/attributes/{attribute}")
    @RolesAllowed("steward")
    @Operation(summary = "Add an attribute, or change one", description = "Its type, and whether it differs by locale or channel, stay as they are once it is there. Its audience, group and priceFor "
            + "are changed, and it is brought back after it was taken away, by those whose rights are not narrowed; its audience is made wider by those who have the role approver too. "
            + "If-Match takes the family's ETag.")
    @APIResponse(responseCode = "403", description = "The rights of the caller are too narrow (rights-too-narrow), or the audience would be wider than before (audience-too-wide)")
    @APIResponse(responseCode = "409", description = "It would turn values that products hold into something else (shape-fixed), or is to be unique where products hold the same value (values-held-twice)")
    public Uni<RestResponse<FamilyView>> put(String code, String attribute, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull AttributeChange change) {
        if (!attribute.equals(change.attribute().code())) throw new FamilyNotValid(List.of(new FieldError("/attribute/code", "is not the one of the path")));
        return change(code, ifMatch, attribute, present -> present.with(change.attribute(), token.getSubject(), clock.instant(), change.reason()));
    }

    @PUT
    @Path("/{code}/labels")
    @RolesAllowed("steward")
    @Operation(summary = "Say what a family and the groups of its attributes are called", description = "Attributes and their options have labels of their own. The storefront says them within a moment.")
    public Uni<RestResponse<FamilyView>> call(String code, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull FamilyLabels called) {
        Revision expected = Revision.required(ifMatch);
        return families.get(code).invoke(present -> new Revision(present.revision()).mustBe(expected))
                .chain(present -> families.save(present, present.called(called.labels(), called.groups(), token.getSubject(), clock.instant(), called.reason())))
                .map(FamilyResource::answer);
    }

    @DELETE
    @Path("/{code}/attributes/{attribute}")
    @RolesAllowed("steward")
    @Operation(summary = "Take an attribute away", description = "Values that products hold stay in their revisions, and are no longer shown. Not for those whose rights are narrowed. Answers with the family, whose ETag is another now.")
    @APIResponse(responseCode = "403", description = "The rights of the caller are too narrow")
    public Uni<RestResponse<FamilyView>> remove(String code, String attribute, @HeaderParam("If-Match") String ifMatch, @QueryParam("reason") @Size(max = 500) String reason) {
        return change(code, ifMatch, attribute, present -> present.without(attribute, token.getSubject(), clock.instant(), reason));
    }

    @GET
    @Path("/{code}/revisions")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the revisions of a family, newest first")
    public Uni<Page<FamilyView>> revisions(String code, @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return families.get(code).chain(latest -> families.upTo(latest, limit)).map(FamilyResource::page);
    }

    @GET
    @Path("/{code}/revisions/{revision}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a family as it was")
    public Uni<RestResponse<FamilyView>> revision(String code, long revision) {
        return families.get(code, revision).map(FamilyResource::answer);
    }

    private Uni<RestResponse<FamilyView>> change(String code, String ifMatch, String attribute, Function<FamilyRevision, FamilyRevision> change) {
        Revision expected = Revision.required(ifMatch);
        boolean approver = caller.is("approver");
        return caller.permissions().chain(permissions -> families.get(code)
                .invoke(present -> new Revision(present.revision()).mustBe(expected))
                .chain(present -> {
                    FamilyRevision next = change.apply(present);
                    mayReach(present, next, attribute, permissions, approver);
                    Set<String> unique = Uniqueness.added(present, next);
                    if (unique.isEmpty()) return lists.check(next.family()).chain(() -> families.save(present, next));
                    // A refusal names values and the products that hold them.
                    if (!permissions.mayReadAll()) throw new RightsTooNarrow();
                    return uniqueness.save(present, next, unique);
                })
                .map(FamilyResource::answer));
    }

    /** Who may see and change values hangs on their attribute, so that nobody gives themselves or others more by changing that. Of a new attribute there are no values. */
    private static void mayReach(FamilyRevision present, FamilyRevision next, String code, Permissions permissions, boolean approver) {
        Optional<Attribute> known = present.known(code);
        if (known.isEmpty()) return;
        Attribute before = known.get();
        Optional<Attribute> after = next.family().attribute(code);
        boolean same = present.family().attribute(code).isPresent() && after.filter(before::sameReach).isPresent();
        if (!same && !permissions.mayWriteAll()) throw new RightsTooNarrow();
        if (after.isPresent() && !after.get().audience().sees(before.audience()) && !approver) throw new AudienceTooWide(before);
    }

    private static Page<FamilyView> page(List<FamilyRevision> revisions) {
        return new Page<>(revisions.stream().map(FamilyView::of).toList(), null);
    }

    private static RestResponse<FamilyView> answer(FamilyRevision revision) {
        return ResponseBuilder.ok(FamilyView.of(revision)).tag(new Revision(revision.revision()).tag()).build();
    }
}
