package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** The console as marketing uses it: numbers, and nobody's name. */
class MarketingTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static String product;

    @BeforeAll
    static void publishAProduct() {
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,list_price_usd,sheet_gate,description_en\nM-" + RUN + ",Market pump " + RUN + ",Pumps,100.0000,OPEN,Pumps.\n");
        Governing.approve(imported.products());
        Governing.publish(imported.products());
        product = imported.ids().get("M-" + RUN);
    }

    @Test
    void where_requests_came_from_and_how_far_they_went_what_networks_gave_and_people_allow_are_in_one_place() throws Exception {
        accept(asked("newsletter-" + RUN));
        asked("newsletter-" + RUN);
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("marketing");
            assertThat(screen.heading("Marketing")).isVisible();
            assertThat(page.locator("console-reach canvas").nth(3)).isVisible();
            screen.isAccessible();
            screen.picture("marketing-sources");

            page.getByLabel("Source", new Page.GetByLabelOptions().setExact(true)).selectOption("mail/newsletter-" + RUN);
            assertThat(page.locator("console-reach canvas").nth(2)).isVisible();
            assertThat(page.locator("console-reach canvas")).hasCount(3);
            assertThat(page.getByLabel("Source", new Page.GetByLabelOptions().setExact(true))).isFocused();
            Locator funnel = page.locator("console-chart").first();
            funnel.getByText("As a table").click();
            assertThat(funnel.locator("tbody tr").nth(0)).hasText(Pattern.compile("Requests\\s*2\\s*–"));
            assertThat(funnel.locator("tbody tr").nth(1)).hasText(Pattern.compile("Accepted\\s*1\\s*50%"));
            assertThat(page.locator("console-chart").nth(1).locator(".legend li")).hasText(new String[] {"Newsletter " + RUN + " (mail)"});
            screen.isAccessible();
            screen.button("7 days").click();
            assertThat(screen.button("7 days")).isFocused();
            assertThat(page.locator("console-reach canvas").first()).isVisible();

            page.keyboard().press("2");
            assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Won with it")).first()).isVisible();
            assertThat(screen.button("Networks")).isFocused();
            assertThat(page.getByText("Decide on")).hasCount(0);
            screen.isAccessible();
            screen.picture("marketing-networks");
            page.keyboard().press("3");
            assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Newsletter")).first()).isVisible();
            screen.isAccessible();
            page.reload();
            assertThat(screen.heading("Consent rates")).isVisible();

            page.navigate("/console/#/people");
            assertThat(screen.heading("Not for this account")).isVisible();
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void who_reads_numbers_reads_nobodys_data() {
        Caller marketing = Caller.staff("marketing");
        for (String path : List.of("/leads", "/prospects", "/visits/prospects/" + UUID.randomUUID(), "/interactions.csv", "/interactions/live", "/timelines/prospects/" + UUID.randomUUID(), "/recipients?subject=product/" + product,
                "/counts?by=subject", "/opportunities", "/accounts")) assertEquals(403, marketing.get(path).status(), path);
    }

    @Test
    void nothing_there_and_nothing_to_be_had_are_said() {
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            page.route(Pattern.compile(".*/(counts|lead-sources)\\?.*"), route -> json(route, 200, "{\"items\":[]}"));
            screen.signIn("marketing");
            assertThat(page.getByText("Nobody has touched anything in these days.")).isVisible();
            screen.isAccessible();

            page.unrouteAll();
            page.route("**/lead-sources?*", route -> json(route, 503, "{\"type\":\"/problems/service-unavailable\",\"status\":503,\"detail\":\"Away for a moment.\"}"));
            screen.button("7 days").click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            screen.isAccessible();
            page.unrouteAll();
            screen.button("Try again").click();
            assertThat(page.getByLabel("Source", new Page.GetByLabelOptions().setExact(true)).or(page.locator("console-reach canvas")).first()).isVisible();
        }
    }

    @Test
    void the_screens_of_marketing_fit_a_small_window_in_the_dark() throws Exception {
        asked("small-" + RUN);
        try (Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK).setLocale("en-GB"))) {
            small.signIn("marketing");
            for (Map.Entry<String, String> view : Map.of("sources", "console-reach canvas", "networks", "console-networks table", "consents", "console-rates table").entrySet()) {
                small.page.navigate("/console/#/marketing/" + view.getKey());
                assertThat(small.page.locator(view.getValue()).first()).isVisible();
                small.fitsItsWidth();
                small.isAccessible();
                small.picture("marketing-small-" + view.getKey());
            }
            assertEquals(List.of(), small.complaints);
        }
    }

    private static void json(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions().setStatus(status).setContentType(status == 200 ? "application/json" : "application/problem+json").setBody(body));
    }

    /** Somebody who came by a mail of that campaign source, registered, and asked for a demo. @return the lead */
    private static String asked(String source) throws Exception {
        Visit visit = new Visit().consentToMeasurement();
        visit.caller.with("User-Agent", FIREFOX).text("/shop/?utm_source=" + source + "&utm_medium=email");
        // Which waits for the ledger, that is asked where they came from.
        LosslessTest.proof(RunningSystem.stack());
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        visit.signIn(person, visit.choose());
        visit.register("Visitor", "Marketed", person.username() + "@fabrikam.test", "Fabrikam " + RUN);
        JsonNode seen = visit.caller.get("/storefront/products/" + product).must(200).body();
        return visit.caller.post("/demo-requests", Map.of("product", product, "revision", seen.path("revision").asLong()), Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .must(201).body().path("id").asText();
    }

    private static void accept(String lead) {
        Caller sales = Caller.staff("sales");
        sales.put("/leads/" + lead + "/review", Map.of("decision", "ACCEPTED"), Map.of("If-Match", sales.get("/leads/" + lead).must(200).header("ETag"))).must(200);
    }

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }
}
