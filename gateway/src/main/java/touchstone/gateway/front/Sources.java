package touchstone.gateway.front;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.gateway.journal.Interaction.Source;

/** Where a visitor came from, as far as the headers and a short list of query parameters tell. */
final class Sources {
    private static final Set<String> CAMPAIGN = Set.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");
    private static final Set<String> SEARCH = Set.of("google", "bing", "duckduckgo", "ecosia", "yahoo", "qwant", "startpage", "brave");
    private static final Set<String> SOCIAL = Set.of("linkedin", "lnkd", "facebook", "instagram", "twitter", "x", "t",
            "youtube", "reddit", "xing", "github", "tiktok", "pinterest");
    private static final int LONGEST_VALUE = 100;

    private Sources() {}

    static Source of(MultiMap headers, String ownHost, String query, String network) {
        URI referrer = referrer(headers.get("Referer"));
        String site = referrer == null ? null : referrer.getHost();
        String kind = site == null ? "direct" : kind(referrer, ownHost);
        Map<String, String> campaign = campaign(query);
        if (campaign.isEmpty() && kind.equals("internal")) campaign = campaign(referrer.getRawQuery());
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

    private static String kind(URI referrer, String ownHost) {
        if (referrer.getAuthority().equals(ownHost)) return "internal";
        String[] labels = referrer.getHost().split("\\.");
        for (int i = 0; i + 1 < labels.length; i++) {
            if (SEARCH.contains(labels[i])) return "search";
            if (i + 2 == labels.length && SOCIAL.contains(labels[i])) return "social";
        }
        return "other";
    }

    private static Map<String, String> campaign(String query) {
        if (query == null || !query.contains("utm_")) return Map.of();
        Map<String, String> campaign = new TreeMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0 || !CAMPAIGN.contains(pair.substring(0, equals))) continue;
            try {
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                // Newsletters put addresses there.
                if (value.length() <= LONGEST_VALUE && !value.contains("@")) campaign.put(pair.substring("utm_".length(), equals), value);
            } catch (IllegalArgumentException malformed) {
                // A value that cannot be read is not kept.
            }
        }
        return campaign;
    }
}
