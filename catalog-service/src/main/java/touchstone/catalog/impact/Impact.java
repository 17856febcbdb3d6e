package touchstone.catalog.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.demand.Demand;
import touchstone.catalog.product.Difference;
import touchstone.catalog.storefront.LiveNeighbours.Neighbour;

/**
 * What would change for whom, if the latest revision of a product were approved and published where the product is live.
 *
 * @param live        where it is live, and what readers there would see change
 * @param neighbours the live products that lead readers to it: its variants, and those that relate to it
 * @param lastDays    who saw it or asked for it on the last 30 days
 * @param demandKnown whether the ledger answered; if not, these figures are zero and mean nothing
 * @param openLeads   how many leads about it are new, in review, or accepted and neither won nor lost; absent where the lead-service did not answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Impact(UUID product, long revision, List<Place> live,
              @Schema(description = "The live products that lead readers to it: its variants, and those that relate to it; at most 100 of each kind") List<Neighbour> neighbours,
              @Schema(description = "Views, demo requests and downloads of the last 30 days") Demand.Figures lastDays,
              boolean demandKnown,
              @Schema(description = "Leads about it that are new, in review, or accepted and neither won nor lost; absent where nobody could tell") Long openLeads) {
    Impact {
        live = List.copyOf(live);
        neighbours = List.copyOf(neighbours);
    }

    /** @param revision the one that is live there @param differences of what is shown there, empty where nothing would change */
    record Place(String channel, String locale, long revision, List<Difference> differences) {
        Place {
            differences = List.copyOf(differences);
        }
    }
}
