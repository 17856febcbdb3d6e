package touchstone.lead.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which leads to list; what is null does not matter.
 *
 * @param status   without one, all that are not held back
 * @param product  the id of the product it is about
 * @param assignee by the subject of their token
 * @param q        words, each a beginning, of who asks, their company and address, the product and the message
 * @param minScore only those that are scored, with so many points or more
 * @param sort     CREATED, newest first, without one
 * @param since    not before then
 * @param until    before then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LeadFilter")
public record LeadFilter(
        @QueryParam("status") LeadStatus status,
        @QueryParam("kind") LeadKind kind,
        @QueryParam("form") @Size(max = 50) @PlainText String form,
        @QueryParam("product") @Size(max = 64) @PlainText String product,
        @QueryParam("prospect") UUID prospect,
        @QueryParam("team") @Size(max = 40) @PlainText String team,
        @QueryParam("assignee") @Size(max = 100) @PlainText String assignee,
        @QueryParam("tag") @Pattern(regexp = Lead.TAG) String tag,
        @QueryParam("q") @Size(max = 200) @PlainText String q,
        @QueryParam("minScore") @Min(0) @Max(1000) Integer minScore,
        @QueryParam("sort") Sort sort,
        @QueryParam("since") Instant since,
        @QueryParam("until") Instant until) {

    /** SCORE lists only those that are scored, the best first. */
    @Schema(name = "LeadSort")
    public enum Sort {
        CREATED, SCORE
    }

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** What holds for those that are wanted, in HQL. */
    String conditions() {
        var conditions = new StringBuilder(status == null ? "status <> QUARANTINED" : "status = :status");
        if (kind != null) conditions.append(" and kind = :kind");
        if (form != null) conditions.append(" and submission.form = :form");
        if (product != null) conditions.append(" and product.id = :product");
        if (prospect != null) conditions.append(" and prospect = :prospect");
        if (team != null) conditions.append(" and team = :team");
        if (assignee != null) conditions.append(" and assignee.id = :assignee");
        if (tag != null) conditions.append(" and cast(sql('string_to_array(tags, '' '') @> array[cast(? as text)]', :tag) as Boolean) = true");
        if (!words().isEmpty()) conditions.append(" and cast(sql('search @@ to_tsquery(''simple'', ?)', :words) as Boolean) = true");
        if (minScore != null) conditions.append(" and score >= :minScore");
        if (minScore != null || isByScore()) conditions.append(" and scoredAt is not null");
        if (since != null) conditions.append(" and createdAt >= :since");
        if (until != null) conditions.append(" and createdAt < :until");
        return conditions.toString();
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        put(parameters, "status", status);
        put(parameters, "kind", kind);
        put(parameters, "form", form);
        put(parameters, "product", product);
        put(parameters, "prospect", prospect);
        put(parameters, "team", team);
        put(parameters, "assignee", assignee);
        put(parameters, "tag", tag);
        if (!words().isEmpty()) parameters.put("words", words());
        put(parameters, "minScore", minScore == null ? null : minScore.doubleValue());
        put(parameters, "since", known(since));
        put(parameters, "until", known(until));
        return parameters;
    }

    boolean isByScore() {
        return sort == Sort.SCORE;
    }

    /** All words, each as the beginning of one: a query of PostgreSQL's full text search in which nothing that is typed is an operator. */
    private String words() {
        return q == null ? "" : Arrays.stream(q.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" ")).filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
    }

    /** Databases know fewer years than Java. */
    private static Instant known(Instant time) {
        return time == null ? null : time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
    }

    private static void put(Map<String, Object> parameters, String name, Object value) {
        if (value != null) parameters.put(name, value);
    }
}
