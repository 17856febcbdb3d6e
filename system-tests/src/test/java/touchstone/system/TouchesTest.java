package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is recorded of a visit without being asked for, as the ledger has it afterwards: once, and of those who agreed. */
class TouchesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String NAME = "Vane pump " + RUN;
    private static String product;
    private static String unseen;

    @BeforeAll
    static void publishProducts() {
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,list_price_usd,sheet_gate,description_en\n"
                + "T-" + RUN + "," + NAME + ",Pumps,330.0000,OPEN,For oil.\nU-" + RUN + ",Unmeasured pump " + RUN + ",Pumps,330.0000,OPEN,For oil.\n");
        Governing.approve(imported.products());
        assertEquals(2, Governing.withOutcome(Governing.publish(imported.products()), "PUBLISHED").size());
        product = imported.ids().get("T-" + RUN);
        unseen = imported.ids().get("U-" + RUN);
    }

    @Test
    void a_visit_is_told_from_its_first_page_to_the_form_that_was_left() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            String who = agree(visitor, "/shop/product.html?id=" + product);
            page.waitForDownload(() -> visitor.button("Product sheet (PDF)").click());
            ledger(who, touches -> has(touches, "tracked", "Product Read"));
            page.navigate("/shop/");
            page.getByLabel("Search products").fill(NAME);
            visitor.button("Search").click();
            assertThat(visitor.link(NAME)).isVisible();
            page.navigate("/shop/contact.html");
            page.getByLabel("E-mail").fill("somebody@fabrikam.test");
            page.navigate("/shop/requests.html");

            List<JsonNode> touches = ledger(who, all -> has(all, "tracked", "Form Abandoned") && pages(all).size() == 4);
            assertEquals(List.of("/shop/contact.html", "/shop/index.html", "/shop/product.html", "/shop/requests.html"), pages(touches).stream().map(path -> path.equals("/shop/") ? "/shop/index.html" : path).sorted().toList());
            assertEquals(1, count(touches, touch -> touch.path("event").asText().equals("Product Read") && touch.path("subject").asText().equals("product/" + product)
                    && touch.at("/properties/seconds").asDouble() >= 3 && touch.at("/properties/revision").asInt() == 1));
            assertEquals(1, count(touches, touch -> touch.path("verb").asText().equals("searched")));
            assertEquals(1, count(touches, touch -> touch.path("verb").asText().equals("downloaded") && touch.path("subject").asText().contains(product)));
            assertEquals(1, count(touches, touch -> touch.path("event").asText().equals("Form Started") && touch.at("/properties/form").asText().equals("contact")));
            assertEquals(1, count(touches, touch -> touch.path("event").asText().equals("Form Abandoned") && touch.at("/properties/form").asText().equals("contact")));
            assertFalse(touches.toString().contains("somebody@fabrikam.test"), "what was typed stays on the page");
            assertEquals(List.of(), visitor.complaints);
        }
    }

    /** Of this no law asks for consent: the answers that were given, with an id of the day, and nothing kept in the browser. */
    @Test
    void before_consent_nothing_is_kept_in_the_browser_and_nothing_told_but_what_the_gateway_answers() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            var told = new ArrayList<String>();
            page.onRequest(request -> {
                if (request.url().contains("/v1/")) told.add(request.url());
            });
            page.clock().install();
            page.navigate("/shop/product.html?id=" + unseen);
            // What was not answered when the page is left is no look.
            assertThat(visitor.heading("Unmeasured pump " + RUN)).isVisible();
            assertThat(visitor.button("Yes, measure")).isVisible();
            page.clock().runFor(60_000);
            page.evaluate("import('/plugin/touches.js').then(({ track }) => track('Video Played'))");
            page.navigate("/shop/contact.html");
            page.getByLabel("E-mail").fill("somebody@fabrikam.test");
            page.clock().runFor(60_000);
            page.navigate("about:blank");
            page.navigate("/shop/requests.html");
            assertThat(visitor.button("Yes, measure")).isVisible();

            assertEquals(List.of(), told);
            assertEquals("0 0", page.evaluate("`${localStorage.length} ${sessionStorage.length}`"));
            assertEquals(List.of(), page.context().cookies());
            List<JsonNode> views = Await.until(PATIENCE, () -> lines("verb=viewed").stream().filter(touch -> touch.path("subject").asText().equals("product/" + unseen)).toList(), found -> !found.isEmpty());
            assertEquals(1, views.size());
            assertFalse(views.get(0).path("signedIn").asBoolean());
        }
    }

    @Test
    void what_is_told_without_a_connection_waits_and_counts_once() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            String who = agree(visitor, "/shop/requests.html");
            ledger(who, touches -> pages(touches).size() == 1);
            page.context().setOffline(true);
            page.evaluate("import('/plugin/touches.js').then(({ track }) => track('Video Played', { seconds: 30 }))");
            assertEquals(1, page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('touchstone-touches')).length"));
            page.context().setOffline(false);
            ledger(who, touches -> count(touches, touch -> touch.path("event").asText().equals("Video Played")) == 1);
            assertTrue((boolean) page.evaluate("new Promise(done => { const look = () => Object.keys(localStorage).length === 0 ? done(true) : setTimeout(look, 50); look(); })"));

            // It arrives, and the answer is lost: told again, and known again by its id.
            var times = new AtomicInteger();
            page.route("**/v1/batch", route -> {
                if (times.getAndIncrement() > 0) {
                    route.resume();
                    return;
                }
                route.fetch();
                route.abort();
            });
            page.evaluate("import('/plugin/touches.js').then(({ track }) => track('Video Ended', { seconds: 90 }))");
            Await.until(PATIENCE, () -> {
                page.evaluate("dispatchEvent(new Event('online'))");
                return times.get();
            }, sent -> sent > 1);
            assertTrue((boolean) page.evaluate("new Promise(done => { const look = () => Object.keys(localStorage).length === 0 ? done(true) : setTimeout(look, 50); look(); })"));
            List<JsonNode> touches = ledger(who, all -> has(all, "tracked", "Video Ended"));
            assertEquals(1, count(touches, touch -> touch.path("event").asText().equals("Video Ended")));
        }
    }

    @Test
    void what_a_page_left_behind_goes_out_with_the_next_one() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            String who = agree(visitor, "/shop/requests.html");
            ledger(who, touches -> pages(touches).size() == 1);
            page.route("**/v1/batch", route -> route.abort());
            page.evaluate("import('/plugin/touches.js').then(({ track }) => track('Video Paused'))");
            page.navigate("about:blank");
            page.unroute("**/v1/batch");
            page.navigate("/shop/contact.html");

            assertEquals(1, count(ledger(who, touches -> has(touches, "tracked", "Video Paused")), touch -> touch.path("event").asText().equals("Video Paused")));
        }
    }

    @Test
    void a_form_that_was_begun_before_it_was_known_that_visits_may_be_measured_is_told_all_the_same() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            String who = agree(visitor, "/shop/requests.html");
            ledger(who, touches -> pages(touches).size() == 1);
            var late = new ArrayList<com.microsoft.playwright.Route>();
            page.route("**/session", late::add);
            page.waitForRequest("**/session", () -> page.navigate("/shop/contact.html"));
            page.getByLabel("E-mail").fill("somebody@fabrikam.test");
            late.forEach(com.microsoft.playwright.Route::resume);
            page.unroute("**/session");

            List<JsonNode> touches = ledger(who, all -> has(all, "tracked", "Form Started"));
            assertEquals(1, count(touches, touch -> touch.path("event").asText().equals("Form Started") && touch.at("/properties/form").asText().equals("contact")));
        }
    }

    @Test
    void a_form_that_was_sent_is_not_one_that_was_left() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            String who = agree(visitor, "/shop/contact.html");
            page.getByLabel("Name").fill("Purchasing");
            page.getByLabel("E-mail").fill("purchasing-" + RUN + "@fabrikam.test");
            page.getByLabel("message").fill("When do you deliver?");
            visitor.button("Send").click();
            assertThat(page.getByText("That has arrived.")).isVisible();
            page.navigate("/shop/requests.html");

            List<JsonNode> touches = ledger(who, all -> has(all, "tracked", "Form Started") && pages(all).size() == 2);
            assertEquals(0, count(touches, touch -> touch.path("event").asText().equals("Form Abandoned")));
        }
    }

    @Test
    void who_takes_the_yes_back_is_told_of_no_more() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            String who = agree(visitor, "/shop/requests.html");
            ledger(who, touches -> pages(touches).size() == 1);
            page.context().setOffline(true);
            page.evaluate("import('/plugin/touches.js').then(({ track }) => track('Video Regretted'))");
            page.context().setOffline(false);
            visitor.button("Privacy choices").click();
            visitor.button("No, thank you").click();
            assertThat(visitor.button("Privacy choices")).isFocused();
            page.evaluate("import('/plugin/touches.js').then(({ track }) => track('Video Forgotten'))");
            page.navigate("/shop/contact.html");

            assertEquals("0", page.evaluate("`${localStorage.length}`"));
            assertFalse(lines("verb=tracked").toString().contains("Video Forgotten"));
        }
    }

    @Test
    void a_page_of_another_origin_tells_as_much_also_when_it_ends() {
        try (Site site = new Site(); Screen visitor = Screen.open()) {
            site.page("/", "data-key=\"" + Site.key(site.origin()) + "\"", "<touchstone-product product=\"" + product + "\"></touchstone-product><touchstone-form form=\"contact\"></touchstone-form><touchstone-consent></touchstone-consent>");
            String who = agree(visitor, site.origin() + "/");
            visitor.page.getByLabel("E-mail").fill("somebody@fabrikam.test");
            ledger(who, touches -> has(touches, "tracked", "Product Read"));
            visitor.page.navigate("about:blank");

            List<JsonNode> touches = ledger(who, all -> has(all, "tracked", "Form Abandoned"));
            assertEquals(1, count(touches, touch -> touch.path("event").asText().equals("Form Abandoned")));
            assertEquals(1, count(touches, touch -> touch.path("event").asText().equals("Product Read")));
        }
    }

    /** Segment's own library, as its users have it in their pages: nothing changes but where it sends to. */
    @Test
    void the_analytics_that_a_page_has_already_can_be_pointed_here() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            String who = agree(visitor, "/shop/requests.html");
            String host = RunningSystem.stack().front().substring("http://".length());
            page.evaluate(library());
            page.evaluate("""
                    host => {
                      window.analytics = AnalyticsNext.AnalyticsBrowser.load({
                        writeKey: 'pk_demo_web',
                        cdnSettings: { integrations: { 'Segment.io': { apiKey: 'pk_demo_web', apiHost: `${host}/v1`, protocol: 'http' } } },
                      });
                      analytics.page('Requests');
                      analytics.track('Trial Started', { plan: 'large', product_id: 'trial' });
                      analytics.identify('customer-7');
                    }""", host);

            List<JsonNode> touches = ledger(who, all -> has(all, "tracked", "Trial Started") && has(all, "viewed-page", "Requests") && count(all, touch -> touch.path("verb").asText().equals("identified")) == 1);
            JsonNode trial = touches.stream().filter(touch -> touch.path("event").asText().equals("Trial Started")).findFirst().orElseThrow();
            assertEquals("large", trial.at("/properties/plan").asText());
            assertEquals("product/trial", trial.path("subject").asText());
        }
    }

    /** Says yes on this page; gives the visitor's id. */
    private static String agree(Screen visitor, String address) {
        visitor.page.navigate(address);
        visitor.button("Yes, measure").click();
        assertThat(visitor.button("Yes, measure")).hasCount(0);
        String cookie = visitor.page.context().cookies().stream().filter(one -> one.name.equals("__Host-touchstone-visitor")).map((Cookie one) -> one.value).findFirst().orElseThrow();
        return cookie.substring(0, cookie.indexOf('.'));
    }

    /** What the ledger has of a visitor, as soon as it is enough. */
    private static List<JsonNode> ledger(String visitor, Predicate<List<JsonNode>> enough) {
        return Await.until(PATIENCE, () -> lines("").stream().filter(touch -> touch.path("visitor").asText().equals(visitor)).toList(), enough);
    }

    private static List<JsonNode> lines(String query) {
        return Caller.staff("sales").text("/interactions.ndjson?" + query).lines().filter(line -> !line.isBlank()).map(TouchesTest::read).collect(Collectors.toList());
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static boolean has(List<JsonNode> touches, String verb, String event) {
        return count(touches, touch -> touch.path("verb").asText().equals(verb) && touch.path("event").asText().equals(event)) > 0;
    }

    private static long count(List<JsonNode> touches, Predicate<JsonNode> which) {
        return touches.stream().filter(which).count();
    }

    private static List<String> pages(List<JsonNode> touches) {
        return touches.stream().filter(touch -> touch.path("verb").asText().equals("viewed-page")).map(touch -> touch.at("/properties/path").asText()).toList();
    }

    private static String library() {
        try (var in = TouchesTest.class.getResourceAsStream("/META-INF/resources/_static/browser/1.62.0/dist/umd/index.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
