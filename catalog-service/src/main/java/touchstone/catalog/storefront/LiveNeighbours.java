package touchstone.catalog.storefront;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.family.Audience;

/** Which live products lead readers to another, on whatever channel. For those who govern products. */
@ApplicationScoped
public class LiveNeighbours {
    private static final int MOST = 100;
    /** A product may be live in several places. */
    private static final int MOST_PLACES = 600;

    private final Storefront storefront;
    private final Guide guide;
    private final ObjectMapper json;

    LiveNeighbours(Storefront storefront, Guide guide, ObjectMapper json) {
        this.storefront = storefront;
        this.guide = guide;
        this.json = json;
    }

    /** @param by {@code variant_of}, or the type of relation */
    @Schema(name = "LiveNeighbour")
    public record Neighbour(UUID id, String sku, @Schema(description = "variant_of, or the type of relation") String by) {}

    /** The variants of a product that are live, and the live products that relate to it: at most 100 of each kind. */
    public List<Neighbour> of(String sku) {
        Map<String, Term> ways = new LinkedHashMap<>();
        ways.put(IndexedLinks.VARIANT_OF, new Term(Fields.exact(IndexedLinks.VARIANT_OF, Audience.PUBLIC), sku));
        new TreeSet<>(guide.now().types().keySet()).forEach(type -> ways.put(type, new Term(IndexedLinks.RELATION, IndexedLinks.relation(type, sku))));
        List<Neighbour> neighbours = new ArrayList<>();
        Answers answers = new Answers(json);
        ways.forEach((by, term) -> storefront.live(term, MOST_PLACES).stream().map(answer -> answers.read(answer, StorefrontProduct.class))
                .map(product -> new Neighbour(product.id(), product.sku(), by)).distinct().limit(MOST).forEach(neighbours::add));
        return neighbours;
    }
}
