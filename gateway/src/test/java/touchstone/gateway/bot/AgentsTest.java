package touchstone.gateway.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import touchstone.gateway.journal.Interaction.Agent;

class AgentsTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    @Test
    void a_crawler_that_says_so_is_a_bot() {
        assertEquals(new Agent("Googlebot", "bot", "declared"),
                Agents.of(HttpMethod.GET, headers("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"), false));
    }

    @Test
    void what_a_browser_loads_before_anybody_asked_is_no_touch_of_a_person() {
        assertEquals(new Agent("Firefox", "bot", "prefetch"), Agents.of(HttpMethod.GET, headers(BROWSER).add("Sec-Purpose", "prefetch;prerender"), true));
        assertEquals(new Agent("Firefox", "bot", "prefetch"), Agents.of(HttpMethod.GET, headers(BROWSER).add("Purpose", "prefetch"), false));
        assertEquals(new Agent("Firefox", "bot", "head"), Agents.of(HttpMethod.HEAD, headers(BROWSER), false));
    }

    @Test
    void a_person_is_whoever_signed_in_or_sends_what_only_browsers_do() {
        assertEquals(new Agent("Firefox", "human", "browser"), Agents.of(HttpMethod.GET, headers(BROWSER).add("Sec-Fetch-Mode", "navigate"), false));
        assertEquals(new Agent("Firefox", "human", "signed-in"), Agents.of(HttpMethod.GET, headers(BROWSER), true));
    }

    @Test
    void of_all_others_nobody_can_tell() {
        assertEquals(new Agent("Firefox", "undecided", null), Agents.of(HttpMethod.GET, headers(BROWSER), false));
        assertEquals(new Agent(null, "undecided", null), Agents.of(HttpMethod.GET, MultiMap.caseInsensitiveMultiMap(), false));
        assertEquals(new Agent(null, "undecided", null), Agents.of(HttpMethod.GET, headers("bot".repeat(200)), false));
    }

    private static MultiMap headers(String agent) {
        return MultiMap.caseInsensitiveMultiMap().add("User-Agent", agent);
    }
}
