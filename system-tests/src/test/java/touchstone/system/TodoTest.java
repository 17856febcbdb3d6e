package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

/** What waits for one of sales: their tasks, and notes that mention them. */
class TodoTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static String product;

    @BeforeAll
    static void publishAProduct() {
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,list_price_usd,sheet_gate,description_en\nT-" + RUN + ",Todo pump " + RUN + ",Pumps,100.0000,OPEN,Pumps.\n");
        Governing.approve(imported.products());
        Governing.publish(imported.products());
        product = imported.ids().get("T-" + RUN);
    }

    @Test
    void tasks_and_mentions_are_gone_through_with_the_keyboard_the_overdue_first() {
        Tokens.Person colleague = Tokens.ofNew("sales");
        String lead = asked();
        String late = task(lead, "Send the curve", colleague, Duration.ofDays(-1));
        task(lead, "Call again", colleague, Duration.ofDays(5));
        Caller.staff("sales").post("/leads/" + lead + "/notes", Map.of("text", "They compare us, please join.", "mentions", List.of(colleague.sub()))).must(201);
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn(username(colleague));
            Locator count = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console")).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("To do"));
            assertThat(count).hasText(Pattern.compile("To do\\s*2 waiting"));
            assertThat(screen.heading("Requests")).isVisible();
            page.keyboard().press("g");
            page.keyboard().press("d");
            assertThat(page.locator("console-todo h3")).hasText(new String[] {"Overdue", "Later"});
            assertThat(page.locator("console-todo li").first()).hasText(Pattern.compile("Send the curve.*Todo Buyer, Fabrikam " + RUN));
            screen.isAccessible();
            screen.picture("sales-todo");

            page.keyboard().press("j");
            assertThat(screen.link("Send the curve")).isFocused();
            page.keyboard().press("x");
            assertThat(page.getByText("Done.", new Page.GetByTextOptions().setExact(true))).isVisible();
            assertThat(screen.link("Call again")).isFocused();
            assertThat(count).hasText(Pattern.compile("To do\\s*1 waiting"));
            assertTrue(Caller.staff("sales").get("/tasks/" + late).must(200).body().has("doneAt"));
            screen.button("Undo").click();
            assertThat(screen.link("Send the curve")).isVisible();

            assertThat(page.getByText("They compare us, please join.")).isVisible();
            screen.link("sales").focus();
            page.keyboard().press("x");
            assertThat(page.getByText("No new note mentions you.")).isVisible();
            screen.isAccessible();
            page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Notes that mention you")).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("All")).click();
            assertThat(page.getByLabel("Seen to the note of sales")).isChecked();

            screen.link("Call again").focus();
            page.keyboard().press("Enter");
            assertThat(screen.heading("Todo Buyer")).isVisible();
            assertTrue(page.url().endsWith(lead), page.url());
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void nothing_to_do_and_nothing_to_be_had_are_said() {
        Tokens.Person colleague = Tokens.ofNew("sales");
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn(username(colleague));
            screen.area("To do");
            assertThat(page.getByText("You have nothing to do.")).isVisible();
            assertThat(page.getByText("No new note mentions you.")).isVisible();
            assertThat(page.locator("console-todo-count .count")).hasCount(0);
            screen.isAccessible();

            page.route("**/mentions?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setContentType("application/problem+json")
                    .setBody("{\"type\":\"/problems/service-unavailable\",\"status\":503,\"detail\":\"Away for a moment.\"}")));
            page.reload();
            assertThat(page.getByRole(AriaRole.ALERT).getByText("Away for a moment.")).isVisible();
            screen.isAccessible();
            page.unrouteAll();
            screen.button("Try again").click();
            assertThat(page.getByText("You have nothing to do.")).isVisible();
        }
    }

    @Test
    void it_fits_a_small_window_in_the_dark() {
        Tokens.Person colleague = Tokens.ofNew("sales");
        String lead = asked();
        task(lead, "Send the curve of the large one at ninety degrees", colleague, Duration.ofDays(-400));
        Caller.staff("sales").post("/leads/" + lead + "/notes", Map.of("text", "https://www.fabrikam.test/" + "long".repeat(40), "mentions", List.of(colleague.sub()))).must(201);
        try (Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK).setLocale("en-GB"))) {
            small.signIn(username(colleague));
            small.page.navigate("/console/#/todo");
            assertThat(small.page.locator("console-todo li")).hasCount(2);
            small.fitsItsWidth();
            small.isAccessible();
            small.picture("sales-todo-small");
            assertEquals(List.of(), small.complaints);
        }
    }

    private static String username(Tokens.Person person) {
        return person.email().split("@")[0];
    }

    private static String task(String lead, String title, Tokens.Person doer, Duration in) {
        return Caller.staff("sales").post("/leads/" + lead + "/tasks", Map.of("title", title, "dueAt", Instant.now().plus(in).toString(), "done", false,
                "assignee", Map.of("id", doer.sub(), "name", "Colleague"))).must(201).body().path("id").asText();
    }

    /** Somebody who registered and asked for a demo. @return the lead */
    private static String asked() {
        Visit visit = new Visit().consentToMeasurement();
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        visit.signIn(person, visit.choose());
        visit.register("Todo", "Buyer", person.username() + "@fabrikam.test", "Fabrikam " + RUN);
        JsonNode seen = visit.caller.get("/storefront/products/" + product).must(200).body();
        return visit.caller.post("/demo-requests", Map.of("product", product, "revision", seen.path("revision").asLong()), Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .must(201).body().path("id").asText();
    }

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }
}
