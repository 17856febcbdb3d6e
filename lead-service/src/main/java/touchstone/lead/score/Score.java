package touchstone.lead.score;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a lead is worth, and why.
 *
 * @param points     fit and interest together, with one decimal
 * @param weights    the version of the weights that it is by; absent for weights that are only tried
 * @param computedAt as of when
 */
@Schema(name = "Score")
record Score(UUID lead, double points, Part fit, Part interest, Integer weights, Instant computedAt, List<ByProduct> products) {

    /**
     * @param points of the reasons together, but no more than {@code most}
     * @param reasons what brought most first
     */
    @Schema(name = "ScorePart")
    record Part(double points, int most, List<Reason> reasons) {
        static Part of(List<Reason> reasons, int most) {
            List<Reason> sorted = reasons.stream().filter(reason -> reason.points > 0).sorted((a, b) -> Double.compare(b.points, a.points)).toList();
            return new Part(round(Math.min(most, sorted.stream().mapToDouble(Reason::points).sum())), most, sorted);
        }
    }

    /**
     * Why there are points.
     *
     * @param text    in words, with the numbers
     * @param verb    of the touches; absent for fit
     * @param product that was touched; absent where it is several, or none
     * @param touches how many
     * @param last    the latest of them
     * @param capped  whether there would have been more
     */
    @Schema(name = "ScoreReason")
    record Reason(double points, String text, String verb, String product, Long touches, Instant last, boolean capped) {
        static Reason fit(double points, String text) {
            return new Reason(round(points), text, null, null, null, null, false);
        }
    }

    /** How many of the points of interest are in a product, before anything is capped. @param name absent where the lead is about another */
    @Schema(name = "ScoreByProduct")
    record ByProduct(String product, String name, double points) {}

    static double round(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
