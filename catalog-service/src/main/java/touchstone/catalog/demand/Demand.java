package touchstone.catalog.demand;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** How much each product was asked for on the last 30 days, as the gateway's ledger has it. */
@ApplicationScoped
public class Demand {
    private static final Logger log = Logger.getLogger(Demand.class);
    private static final int DAYS = 30;
    private static final String BY = "subject,verb";
    /** A sheet has its product's id. */
    private static final Pattern SUBJECT = Pattern.compile("(?:product|sheet)/([0-9a-f-]{36})");

    private final Counts counts;

    Demand(@RestClient Counts counts) {
        this.counts = counts;
    }

    /** @param known whether the gateway answered; if not, there are no figures, and all count as zero */
    public record All(boolean known, Map<UUID, Figures> byProduct) {
        static final All UNKNOWN = new All(false, Map.of());

        public All {
            byProduct = Map.copyOf(byProduct);
        }

        public Figures of(UUID product) {
            return byProduct.getOrDefault(product, Figures.NONE);
        }
    }

    /**
     * @param views     how often it was viewed
     * @param leads     how often a demo of it was asked for
     * @param downloads how often its sheet was taken
     */
    public record Figures(long views, long leads, long downloads) {
        static final Figures NONE = new Figures(0, 0, 0);

        Figures plus(String verb, long count) {
            return switch (verb) {
                case "viewed" -> new Figures(views + count, leads, downloads);
                case "requested-demo" -> new Figures(views, leads + count, downloads);
                case "downloaded" -> new Figures(views, leads, downloads + count);
                default -> this;
            };
        }

        /** By which products are ordered: one who asks for a demo outweighs many who look. */
        long weight() {
            return views + 50 * leads;
        }
    }

    /** Of the products most in demand. @param authorization the caller's, who has to be allowed to see what the ledger counts */
    public Uni<All> lastDays(String authorization) {
        return known(counts.of(authorization, BY, DAYS, null).map(Counts.Answer::items));
    }

    /** Of one product, however little it is in demand. */
    public Uni<All> lastDays(UUID product, String authorization) {
        return known(counts.of(authorization, BY, DAYS, "product/" + product).chain(touched -> counts.of(authorization, BY, DAYS, "sheet/" + product)
                .map(sheet -> Stream.concat(touched.items().stream(), sheet.items().stream()).toList())));
    }

    private static Uni<All> known(Uni<List<Counts.Count>> counted) {
        return counted.map(Demand::all).onFailure().recoverWithItem(failure -> {
            log.warnf("demand unknown cause=%s", failure);
            return All.UNKNOWN;
        });
    }

    private static All all(List<Counts.Count> counted) {
        Map<UUID, Figures> figures = new HashMap<>();
        for (Counts.Count count : counted) {
            Matcher subject = SUBJECT.matcher(count.subject() == null ? "" : count.subject());
            if (!subject.matches()) continue;
            figures.merge(UUID.fromString(subject.group(1)), Figures.NONE.plus(count.verb(), count.count()),
                    (one, other) -> new Figures(one.views() + other.views(), one.leads() + other.leads(), one.downloads() + other.downloads()));
        }
        return new All(true, figures);
    }
}
