package touchstone.gateway.source;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import touchstone.gateway.journal.Interaction.Source;

/** Where a visitor came from, as far as the headers and a short list of query parameters tell. */
public final class Sources {
    private static final Set<String> CAMPAIGN = Set.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");
    /** The parameters by which networks know their clicks again. */
    private static final Set<String> CLICKS = Set.of("gclid", "gbraid", "wbraid", "msclkid", "fbclid", "li_fat_id", "twclid", "ttclid", "igshid", "epik", "rdt_cid");
    private static final Set<String> SEARCH = Set.of("google", "bing", "duckduckgo", "ecosia", "yahoo", "qwant", "startpage", "brave", "baidu");
    private static final Set<String> MAIL = Set.of("mail", "webmail", "outlook", "owa", "com.google.android.gm");
    static final Map<String, String> SOCIAL = Map.ofEntries(Map.entry("linkedin", "linkedin"), Map.entry("lnkd", "linkedin"), Map.entry("facebook", "facebook"), Map.entry("fb", "facebook"),
            Map.entry("instagram", "instagram"), Map.entry("twitter", "x"), Map.entry("x", "x"), Map.entry("t", "x"), Map.entry("youtube", "youtube"), Map.entry("youtu", "youtube"),
            Map.entry("reddit", "reddit"), Map.entry("xing", "xing"), Map.entry("github", "github"), Map.entry("tiktok", "tiktok"), Map.entry("pinterest", "pinterest"),
            Map.entry("whatsapp", "whatsapp"), Map.entry("wa", "whatsapp"));
    private static final int LONGEST_VALUE = 100;
    private final Shares shares;

    public Sources(Shares shares) {
        this.shares = shares;
    }

    /**
     * @param isOwn   whether pages of that origin ({@code scheme://host}) are the shop's own
     * @param query   null for none
     * @param network truncated address
     * @param kept    whether consent allows to keep what tells one click from all others
     */
    public Source of(MultiMap headers, Predicate<String> isOwn, String query, String network, boolean kept) {
        URI referrer = referrer(headers.get("Referer"));
        String site = referrer == null ? null : referrer.getHost();
        String kind = site == null ? "direct" : kind(referrer, isOwn);
        Map<String, String> campaign = campaign(query, kept);
        // What is asked by a page of ours belongs to how the page itself was reached.
        if (campaign.isEmpty() && kind.equals("internal")) campaign = campaign(referrer.getRawQuery(), kept);
        return new Source(kind, site, campaign, network);
    }

    private static URI referrer(String header) {
        if (header == null || header.length() > 2048) return null;
        try {
            return new URI(header);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String kind(URI referrer, Predicate<String> isOwn) {
        if (isOwn.test(referrer.getScheme() + "://" + referrer.getAuthority())) return "internal";
        if (MAIL.contains(referrer.getHost())) return "mail";
        String[] labels = referrer.getHost().split("\\.");
        if (MAIL.contains(labels[0]) && labels.length > 2) return "mail";
        for (int i = 0; i + 1 < labels.length; i++) {
            if (SEARCH.contains(labels[i])) return "search";
            if (i + 2 == labels.length && SOCIAL.containsKey(labels[i])) return "social";
        }
        return "other";
    }

    /** What a search engine or a network is called. */
    static Optional<String> name(String site) {
        String[] labels = site.split("\\.");
        for (int i = 0; i + 1 < labels.length; i++) {
            if (SEARCH.contains(labels[i])) return Optional.of(labels[i]);
            if (i + 2 == labels.length && SOCIAL.containsKey(labels[i])) return Optional.of(SOCIAL.get(labels[i]));
        }
        return Optional.empty();
    }

    private Map<String, String> campaign(String query, boolean kept) {
        if (query == null || !tells(query)) return Map.of();
        Map<String, String> campaign = new TreeMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0) continue;
            String name = pair.substring(0, equals);
            String value = value(pair.substring(equals + 1));
            if (value == null) continue;
            if (CAMPAIGN.contains(name)) campaign.put(name.substring("utm_".length()), value);
            else if (CLICKS.contains(name)) click(campaign, name, value, kept);
            else if (name.equals(Shares.PARAMETER)) shares.read(value).ifPresent(share -> share.addTo(campaign));
        }
        return campaign;
    }

    private static boolean tells(String query) {
        return query.contains("utm_") || query.contains("share=") || CLICKS.stream().anyMatch(query::contains);
    }

    private static void click(Map<String, String> campaign, String name, String value, boolean kept) {
        campaign.put("click", name);
        if (kept) campaign.put("clickId", value);
    }

    /** Null for what is not kept: newsletters put addresses there. */
    private static String value(String encoded) {
        try {
            String value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            return value.isEmpty() || value.length() > LONGEST_VALUE || value.contains("@") ? null : value;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
