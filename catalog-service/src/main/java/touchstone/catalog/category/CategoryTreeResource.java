package touchstone.catalog.category;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.problem.Problem.FieldError;

@Path("/category-trees")
@Tag(name = "Categories", description = "Trees of categories, by which readers find products. Each change is a revision.")
public class CategoryTreeResource {
    private final CategoryTrees trees;
    private final Instance<CategoryUse> uses;
    private final JsonWebToken token;
    private final Clock clock;

    CategoryTreeResource(CategoryTrees trees, @Any Instance<CategoryUse> uses, JsonWebToken token, Clock clock) {
        this.trees = trees;
        this.uses = uses;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List all trees of categories")
    public Uni<Page<TreeView>> list() {
        return trees.all().map(CategoryTreeResource::page);
    }

    @POST
    @RolesAllowed("steward")
    @Operation(summary = "Make a tree of categories", description = "Its code is the name that products call it by: it never changes. At most 2000 categories, 10 deep.")
    @APIResponse(responseCode = "201", description = "It is there")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    @APIResponse(responseCode = "422", description = "A category stands under itself (categories-cyclic), or something else is wrong (tree-not-valid)")
    public Uni<RestResponse<TreeView>> create(@Valid @NotNull NewTree wanted) {
        TreeRevision first = TreeRevision.first(wanted.code(), wanted.labels(), wanted.channels(), wanted.categories(), by(wanted.reason()));
        return trees.create(first).map(made -> ResponseBuilder.<TreeView>created(URI.create("/category-trees/" + made.tree().code()))
                .entity(TreeView.of(made)).tag(new Revision(made.revision()).tag()).build());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a tree as it is now")
    public Uni<RestResponse<TreeView>> read(String code) {
        return trees.get(code).map(CategoryTreeResource::answer);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed("steward")
    @Operation(summary = "Say all of a tree anew", description = "Categories that are not named are taken away, as far as no product stands in them. If-Match takes the tree's ETag.")
    @APIResponse(responseCode = "409", description = "Products stand in a category that would go (category-not-empty)")
    @APIResponse(responseCode = "422", description = "A category would stand under itself (categories-cyclic), or something else is wrong (tree-not-valid)")
    public Uni<RestResponse<TreeView>> replace(String code, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewTree wanted) {
        if (!code.equals(wanted.code())) throw new TreeNotValid(List.of(new FieldError("/code", "is not the one of the path")));
        return change(code, ifMatch, present -> present.next(wanted.labels(), wanted.channels(), wanted.categories(), by(wanted.reason())));
    }

    @PUT
    @Path("/{code}/categories/{category}")
    @RolesAllowed("steward")
    @Operation(summary = "Add a category, change one, or move one with all below it", description = "If-Match takes the tree's ETag. What is published in it is found at its new place at once.")
    @APIResponse(responseCode = "422", description = "It would stand under itself (categories-cyclic), or something else is wrong (tree-not-valid)")
    public Uni<RestResponse<TreeView>> put(String code, String category, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull CategoryChange change) {
        return change(code, ifMatch, present -> present.with(new Category(category, change.parent(), change.position(), change.labels()), by(change.reason())));
    }

    @DELETE
    @Path("/{code}/categories/{category}")
    @RolesAllowed("steward")
    @Operation(summary = "Take a category away that holds nothing", description = "Answers with the tree, whose ETag is another now.")
    @APIResponse(responseCode = "409", description = "Categories or products stand in it (category-not-empty)")
    public Uni<RestResponse<TreeView>> remove(String code, String category, @HeaderParam("If-Match") String ifMatch, @QueryParam("reason") @Size(max = 500) String reason) {
        return change(code, ifMatch, present -> present.without(category, by(reason)));
    }

    @GET
    @Path("/{code}/revisions")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the revisions of a tree, newest first")
    public Uni<Page<TreeView>> revisions(String code, @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return trees.get(code).chain(present -> trees.upTo(code, present.revision(), limit)).map(CategoryTreeResource::page);
    }

    @GET
    @Path("/{code}/revisions/{revision}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a tree as it was")
    public Uni<RestResponse<TreeView>> revision(String code, long revision) {
        return trees.get(code, revision).map(CategoryTreeResource::answer);
    }

    private Uni<RestResponse<TreeView>> change(String code, String ifMatch, Function<TreeRevision, TreeRevision> change) {
        Revision expected = Revision.required(ifMatch);
        return trees.get(code)
                .invoke(present -> new Revision(present.revision()).mustBe(expected))
                .chain(present -> {
                    TreeRevision next = change.apply(present);
                    List<String> gone = present.tree().categories().stream().map(Category::code).filter(it -> next.tree().category(it).isEmpty()).toList();
                    return mustBeEmpty(code, gone).chain(() -> trees.save(next));
                })
                .map(CategoryTreeResource::answer);
    }

    private Uni<Void> mustBeEmpty(String tree, List<String> categories) {
        Uni<Void> checked = Uni.createFrom().voidItem();
        if (categories.isEmpty()) return checked;
        for (CategoryUse use : uses) {
            checked = checked.chain(() -> use.used(tree, categories)).invoke((Optional<String> used) -> used.ifPresent(category -> {
                throw new CategoryNotEmpty(tree, category, "products");
            })).replaceWithVoid();
        }
        return checked;
    }

    private TreeRevision.By by(String reason) {
        return new TreeRevision.By(token.getSubject(), clock.instant(), reason);
    }

    private static Page<TreeView> page(List<TreeRevision> revisions) {
        return new Page<>(revisions.stream().map(TreeView::of).toList(), null);
    }

    private static RestResponse<TreeView> answer(TreeRevision revision) {
        return ResponseBuilder.ok(TreeView.of(revision)).tag(new Revision(revision.revision()).tag()).build();
    }
}
