package touchstone.catalog.demand;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Completeness;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Yardsticks;
import touchstone.commons.Cursor;
import touchstone.commons.Page;

@Path("/completeness")
@Tag(name = "Products")
public class CompletenessResource {
    private final Products products;
    private final Revisions revisions;
    private final Channels channels;
    private final Yardsticks yardsticks;

    CompletenessResource(Products products, Revisions revisions, Channels channels, Yardsticks yardsticks) {
        this.products = products;
        this.revisions = revisions;
        this.channels = channels;
        this.yardsticks = yardsticks;
    }

    /**
     * How complete the products of one family are in one place, of those that this page looked at.
     *
     * @param products how many there are
     * @param complete how many of them say all that is required there
     * @param percent  the sum of how much each says, 0 to 100 each: divided by {@code products} it is their mean
     */
    @Schema(name = "FamilyCompleteness")
    record Cell(String family, String channel, String locale, long products, long complete, long percent) {
        Cell and(Completeness one) {
            return new Cell(family, channel, locale, products + 1, complete + (one.complete() ? 1 : 0), percent + one.percent());
        }
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "How complete the products are, by family, channel and locale", description = "Each page looks at so many products, in the order of their making. Their figures are added up by who asks, until there is no next one.")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    public Uni<Page<Cell>> read(@QueryParam("after") String after, @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
        UUID from = position(after);
        return channels.all().chain(all -> yardsticks.now().chain(yardstick -> products.page(from, null, limit)
                .chain(heads -> revisions.of(heads.stream().map(Product::latest).toList()).map(latest -> {
                    Map<String, Cell> cells = new TreeMap<>();
                    latest.values().forEach(revision -> {
                        Family family = yardstick.family(revision);
                        for (Channel channel : all) for (String locale : channel.locales()) {
                            cells.compute(family.code() + ":" + channel.code() + ":" + locale, (key, cell) -> (cell == null ? new Cell(family.code(), channel.code(), locale, 0, 0, 0) : cell)
                                    .and(Completeness.of(family, revision.values(), channel, locale, yardstick.today())));
                        }
                    });
                    return new Page<>(List.copyOf(cells.values()), heads.size() < limit ? null : heads.get(heads.size() - 1).id().toString());
                }))));
    }

    private static UUID position(String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new Cursor.MalformedCursor();
        }
    }
}
