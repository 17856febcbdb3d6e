package touchstone.gateway.bot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.atomic.AtomicLong;
import touchstone.gateway.journal.Interaction.Agent;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * What a request's head tells of who made it. Families of clients and crawlers come from the list of the ua-parser project; what was read once is known from then on,
 * since reading takes much longer than the rest of recording.
 */
public final class Agents {
    private static final Parser PARSER = new Parser();
    private static final int KNOWN = 20_000;
    private static final int LONGEST = 400;
    /** Whoever sends another name with each request must not keep us busy with reading them. */
    private static final int READ_PER_SECOND = 100;
    private static final Family UNREAD = new Family(null, false);
    private static final Cache<String, Family> FAMILIES = Caffeine.newBuilder().maximumSize(KNOWN).build();
    /** The second, and how many were read in it, in one number. */
    private static final AtomicLong READ = new AtomicLong();

    /** @param declared whether it says itself that it is a crawler */
    private record Family(String name, boolean declared) {}

    private Agents() {}

    /** @param known whether somebody is signed in */
    public static Agent of(HttpMethod method, MultiMap headers, boolean known) {
        Family family = family(headers.get(HttpHeaders.USER_AGENT));
        // Fetch Metadata and Speculation Rules: what a browser loads before anybody has asked for it.
        String purpose = headers.get("Sec-Purpose");
        if (purpose != null && purpose.startsWith("prefetch") || "prefetch".equals(headers.get("Purpose"))) return new Agent(family.name, "bot", "prefetch");
        if (family.declared) return new Agent(family.name, "bot", "declared");
        if (method == HttpMethod.HEAD) return new Agent(family.name, "bot", "head");
        if (known) return new Agent(family.name, "human", "signed-in");
        // Browsers send it with each request, and no page can set or remove it.
        if (headers.contains("Sec-Fetch-Mode")) return new Agent(family.name, "human", "browser");
        return new Agent(family.name, "undecided", null);
    }

    private static Family family(String agent) {
        if (agent == null || agent.length() > LONGEST) return UNREAD;
        Family family = FAMILIES.getIfPresent(agent);
        if (family != null) return family;
        if (!mayRead(System.nanoTime() / 1_000_000_000)) return UNREAD;
        Client client = PARSER.parse(agent);
        family = new Family("Other".equals(client.userAgent.family) ? null : client.userAgent.family, "Spider".equals(client.device.family));
        FAMILIES.put(agent, family);
        return family;
    }

    private static boolean mayRead(long second) {
        return (int) READ.updateAndGet(read -> read >>> 32 == (second & 0xFFFFFFFFL) ? read + 1 : second << 32 | 1) <= READ_PER_SECOND;
    }
}
