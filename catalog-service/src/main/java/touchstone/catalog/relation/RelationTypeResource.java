package touchstone.catalog.relation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.category.Labels;
import touchstone.catalog.product.Standing;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.problem.Problem.FieldError;

@Path("/relation-types")
@Tag(name = "Relations", description = "In which ways products relate to each other: accessory, successor, part of, and what else is made")
public class RelationTypeResource {
    private final RelationTypes types;
    private final JsonWebToken token;
    private final Clock clock;

    RelationTypeResource(RelationTypes types, JsonWebToken token, Clock clock) {
        this.types = types;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List all types of relations")
    public Uni<Page<RelationTypeView>> list() {
        return types.stored().map(all -> new Page<>(all.stream().map(RelationTypeView::of).toList(), null));
    }

    @POST
    @RolesAllowed("steward")
    @Operation(summary = "Make a type of relation")
    @APIResponse(responseCode = "201", description = "It is there")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    public Uni<RestResponse<RelationTypeView>> create(@Valid @NotNull NewRelationType wanted) {
        return types.create(stored(wanted, 1)).map(made -> ResponseBuilder.<RelationTypeView>created(URI.create("/relation-types/" + made.type().code()))
                .entity(RelationTypeView.of(made)).tag(new Revision(made.revision()).tag()).build());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a type of relation")
    public Uni<RestResponse<RelationTypeView>> read(String code) {
        return types.get(code).map(RelationTypeResource::answer);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed("steward")
    @Operation(summary = "Change the labels of a type", description = "If-Match takes its ETag.")
    @APIResponse(responseCode = "409", description = "Whether it is acyclic does not change")
    public Uni<RestResponse<RelationTypeView>> change(String code, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewRelationType wanted) {
        Revision expected = Revision.required(ifMatch);
        if (!code.equals(wanted.code())) throw new RelationTypeNotValid(List.of(new FieldError("/code", "is not the one of the path")));
        return types.get(code).invoke(present -> {
            new Revision(present.revision()).mustBe(expected);
            if (present.type().acyclic() != wanted.acyclic()) throw new RelationTypeFixed(code);
        }).chain(present -> types.save(stored(wanted, present.revision() + 1))).map(RelationTypeResource::answer);
    }

    private RelationTypes.Stored stored(NewRelationType wanted, long revision) {
        List<FieldError> errors = new ArrayList<>();
        if (!Standing.isScope(wanted.code())) errors.add(new FieldError("/code", "takes at most 63 lower-case letters, digits and -, a letter first, and neither unit nor currency"));
        errors.addAll(Labels.wrong(wanted.labels(), "/labels"));
        errors.addAll(Labels.wrong(wanted.inverseLabels(), "/inverseLabels"));
        if (!errors.isEmpty()) throw new RelationTypeNotValid(errors);
        RelationType type = new RelationType(wanted.code(), wanted.labels(), wanted.inverseLabels(), wanted.acyclic());
        return new RelationTypes.Stored(type, revision, token.getSubject(), clock.instant(), wanted.reason());
    }

    private static RestResponse<RelationTypeView> answer(RelationTypes.Stored stored) {
        return ResponseBuilder.ok(RelationTypeView.of(stored)).tag(new Revision(stored.revision()).tag()).build();
    }
}
