package touchstone.gateway.source;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.commons.TouchstoneHeaders;
import touchstone.gateway.journal.Interaction.Source;

/**
 * Where somebody first and last came from, out of what the ledger has of their browser and of themselves, as {@link TouchstoneHeaders#SOURCE} tells it. A ledger that is away or
 * slow is not waited for: then it is what the request itself tells.
 */
@Singleton
public class CameFrom {
    private static final Logger log = Logger.getLogger(CameFrom.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String TELLING = " and (referrer not in ('direct', 'internal') or campaign is not null) and verdict is distinct from 'bot' order by at ";
    private static final String ENDS = """
            select referrer, site, campaign from (
                (select at, id, referrer, site, campaign from interaction where visitor = $1::uuid %1$s asc, id limit 1) union all
                (select at, id, referrer, site, campaign from interaction where identity = $2::text %1$s asc, id limit 1) union all
                (select at, id, referrer, site, campaign from interaction where visitor = $1::uuid %1$s desc, id desc limit 1) union all
                (select at, id, referrer, site, campaign from interaction where identity = $2::text %1$s desc, id desc limit 1)
            ) told order by at, id
            """.formatted(TELLING);
    private final Pool pool;

    public CameFrom(Pool pool) {
        this.pool = pool;
    }

    /**
     * Never fails.
     *
     * @param visitor  null where it may not be kept together with a name
     * @param identity null for nobody known
     * @param now      what the request itself tells
     * @return the value of the header, null for nothing
     */
    public Future<String> of(UUID visitor, String identity, Source now) {
        Uni<List<Source>> told = visitor == null && identity == null ? Uni.createFrom().item(List.of())
                : pool.preparedQuery(ENDS).execute(Tuple.of(visitor, identity)).ifNoItem().after(PATIENCE).fail().map(rows -> {
                    List<Source> sources = new ArrayList<>();
                    rows.forEach(row -> sources.add(source(row)));
                    return sources;
                });
        return Future.fromCompletionStage(told.map(ledger -> header(ledger, now)).onFailure().recoverWithItem(away -> {
            log.debugf("ledger not asked where somebody came from cause=%s", away);
            return header(List.of(), now);
        }).subscribeAsCompletionStage());
    }

    private static Source source(Row row) {
        JsonObject campaign = row.getJsonObject("campaign");
        Map<String, String> values = new TreeMap<>();
        if (campaign != null) campaign.forEach(value -> values.put(value.getKey(), String.valueOf(value.getValue())));
        return new Source(row.getString("referrer"), row.getString("site"), values, null);
    }

    /** @param told in the order of time */
    static String header(List<Source> told, Source now) {
        List<Source> all = new ArrayList<>(told);
        if (!now.campaign().isEmpty() || !"direct".equals(now.referrer()) && !"internal".equals(now.referrer())) all.add(now);
        if (all.isEmpty()) return null;
        StringJoiner header = new StringJoiner(", ");
        header.add(member("first", word(all.get(0)))).add(member("last", word(all.get(all.size() - 1))));
        latest(all, "campaign").ifPresent(campaign -> header.add(member("campaign", campaign)));
        latest(all, Share.TOUCH).ifPresent(share -> header.add(member("share", share)));
        return header.toString();
    }

    private static Optional<String> latest(List<Source> all, String name) {
        for (int i = all.size() - 1; i >= 0; i--) {
            String value = all.get(i).campaign().get(name);
            if (value != null) return Optional.of(value);
        }
        return Optional.empty();
    }

    /** {@code kind} or {@code kind/name}: a share goes before what a campaign says, and that before the page that led here. */
    static String word(Source source) {
        Map<String, String> campaign = source.campaign();
        if (campaign.containsKey(Share.NETWORK)) return "share/" + campaign.get(Share.NETWORK);
        String click = campaign.get("click");
        if (click != null) return ofClick(click);
        if (campaign.containsKey("source") || campaign.containsKey("medium")) return ofCampaign(campaign.getOrDefault("medium", ""), campaign.get("source"), source);
        return ofReferrer(source);
    }

    private static String ofClick(String click) {
        return switch (click) {
            case "gclid", "gbraid", "wbraid" -> "search/google";
            case "msclkid" -> "search/bing";
            case "fbclid" -> "social/facebook";
            case "li_fat_id" -> "social/linkedin";
            case "twclid" -> "social/x";
            case "ttclid" -> "social/tiktok";
            case "igshid" -> "social/instagram";
            case "epik" -> "social/pinterest";
            default -> "social/reddit";
        };
    }

    private static String ofCampaign(String medium, String name, Source source) {
        String word = medium.toLowerCase(Locale.ROOT);
        String known = name == null ? null : Sources.SOCIAL.get(name.toLowerCase(Locale.ROOT));
        String kind = word.contains("mail") || word.contains("newsletter") ? "mail" : known != null || word.contains("social") ? "social"
                : word.equals("cpc") || word.equals("ppc") || word.equals("organic") || word.contains("search") ? "search" : null;
        if (kind == null) return name != null ? "campaign/" + name : ofReferrer(source);
        return name == null ? kind : kind + "/" + (known != null ? known : name);
    }

    private static String ofReferrer(Source source) {
        String kind = source.referrer() == null || source.referrer().equals("internal") ? "direct" : source.referrer();
        if (source.site() == null || kind.equals("direct") || kind.equals("mail")) return kind;
        if (kind.equals("other")) return "other/" + source.site();
        return Sources.name(source.site()).map(name -> kind + "/" + name).orElse(kind);
    }

    /** A string of RFC 9651 holds printable ASCII; the rest is written as in an address. */
    private static String member(String name, String value) {
        StringBuilder text = new StringBuilder(name).append("=\"");
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet < ' ' || octet == 0x7F) text.append('%').append(String.format("%02X", octet));
            else if (octet == '"' || octet == '\\') text.append('\\').append((char) octet);
            else text.append((char) octet);
        }
        return text.append('"').toString();
    }
}
