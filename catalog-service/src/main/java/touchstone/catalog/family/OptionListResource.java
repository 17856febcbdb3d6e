package touchstone.catalog.family;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Revision;

@Path("/option-lists")
@Tag(name = "Families")
public class OptionListResource {
    private final SharedLists lists;
    private final JsonWebToken token;
    private final Clock clock;

    OptionListResource(SharedLists lists, JsonWebToken token, Clock clock) {
        this.lists = lists;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the shared lists of options")
    public Uni<Page<SharedList>> list() {
        return lists.all().map(found -> new Page<>(found, null));
    }

    @POST
    @RolesAllowed("steward")
    @Operation(summary = "Make a list of options that attributes of several families take", description = "An attribute names it as its optionList. There is one of a code, so that no Idempotency-Key is needed.")
    @APIResponse(responseCode = "201", description = "It is there")
    @APIResponse(responseCode = "409", description = "There is one of this code (option-list-exists)")
    public Uni<RestResponse<SharedList>> create(@Valid @NotNull NewOptionList wanted) {
        SharedList first = new SharedList(wanted.code(), 1, wanted.options(), token.getSubject(), clock.instant(), wanted.reason());
        first.check();
        return lists.create(first).map(made -> ResponseBuilder.<SharedList>created(URI.create("/option-lists/" + made.code())).entity(made).tag(new Revision(made.revision()).tag()).build());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a list of options as it is now")
    public Uni<RestResponse<SharedList>> read(String code) {
        return lists.get(code).map(OptionListResource::answer);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed("steward")
    @Operation(summary = "Change the options of a list, their order and their labels", description = "Each change is a revision. Values that products hold stay; one that is no option any more keeps its product from being "
            + "published again. The storefront says the labels within a moment.")
    public Uni<RestResponse<SharedList>> change(String code, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull OptionListChange change) {
        Revision expected = Revision.required(ifMatch);
        return lists.get(code).invoke(present -> new Revision(present.revision()).mustBe(expected)).chain(present -> {
            SharedList next = present.with(change.options(), token.getSubject(), clock.instant(), change.reason());
            next.check();
            return lists.save(present, next);
        }).map(OptionListResource::answer);
    }

    @GET
    @Path("/{code}/revisions")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the revisions of a list of options, newest first")
    public Uni<Page<SharedList>> revisions(String code, @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return lists.get(code).chain(latest -> lists.revisions(latest, limit)).map(found -> new Page<>(found, null));
    }

    private static RestResponse<SharedList> answer(SharedList list) {
        return ResponseBuilder.ok(list).tag(new Revision(list.revision()).tag()).build();
    }
}
