package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.system.Selling.PRODUCT;
import static touchstone.system.Selling.RUN;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console as sales uses it for what goes on for a while: the board and the calendar; and its screens in a small window. */
class SalesBoardTest {
    @BeforeAll
    static void begin() {
        Selling.begin();
    }

    @Test
    void a_card_goes_where_its_stage_leads_and_elsewhere_with_a_reason() {
        String lead = Selling.asked("Board " + RUN);
        String opportunity = Selling.opened(lead);
        String card = "Fabrikam " + RUN + ": " + PRODUCT;
        try (Screen sales = Screen.open(new NewContextOptions().setViewportSize(1600, 1200).setLocale("en-GB"))) {
            Page page = sales.page;
            sales.signIn("sales").area("Board");
            Locator deal = page.locator("[data-at='" + opportunity + "']");
            assertThat(deal).hasText(card);
            sales.isAccessible();

            deal.scrollIntoViewIfNeeded();
            page.locator(".deal", new Page.LocatorOptions().setHas(deal)).dragTo(page.locator("[data-stage=demo]"));
            assertThat(page.locator("[data-stage=demo]").locator(deal)).isVisible();

            deal.focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.getByText("Proposal asks first for: what it is worth.")).isVisible();
            sales.isAccessible();
            page.getByRole(AriaRole.DIALOG).getByLabel("Amount").fill("9900");
            sales.button("Save and move").click();
            assertThat(page.locator("[data-stage=proposal]").locator(deal)).isVisible();

            page.locator(".deal", new Page.LocatorOptions().setHas(deal)).getByRole(AriaRole.BUTTON).click();
            sales.isAccessible();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Qualified asks why")).click();
            page.getByLabel("Reason").fill("Their budget is gone.");
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move")).click();
            assertThat(page.locator("[data-stage=qualified]").locator(deal)).isVisible();
            sales.button("Undo").click();
            assertThat(page.locator("[data-stage=proposal]").locator(deal)).isVisible();
            assertEquals(List.of(), sales.complaints);
        }
        JsonNode moves = Caller.staff("sales").get("/opportunities/" + opportunity).must(200).body().path("history");
        assertEquals(List.of("demo", "proposal", "qualified", "proposal"),
                Stream.iterate(0, i -> i < moves.size(), i -> i + 1).map(moves::get).filter(step -> step.path("kind").asText().equals("MOVED")).map(step -> step.path("to").asText()).toList());
    }

    @Test
    void what_a_stage_wants_and_cannot_be_typed_here_is_said() {
        Caller sales = Caller.staff("sales");
        String opportunity = Selling.opened(Selling.asked("Refused " + RUN));
        Caller.Answer seen = sales.get("/opportunities/" + opportunity).must(200);
        sales.patch("/opportunities/" + opportunity, Map.of("products", List.of()), seen.header("ETag")).must(200);
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("sales").area("Board");
            page.locator("[data-at='" + opportunity + "']").focus();
            page.keyboard().press("ArrowRight");

            assertThat(page.getByRole(AriaRole.ALERT).getByText("Demo asks first for: a product.")).isVisible();
            screen.isAccessible();
        }
    }

    @Test
    void the_week_shows_who_comes_and_a_cancelled_demo_can_be_kept_at_once() {
        String name = "Guest " + RUN;
        String lead = Selling.asked(name);
        Selling.accept(lead);
        Caller staff = Caller.staff("sales");
        JsonNode starts = staff.get("/demo-calendars/calendar-" + RUN + "/slots?days=1").must(200).body().path("starts");
        String start = starts.get(starts.size() / 2).asText();
        String booking = staff.post("/leads/" + lead + "/bookings", Map.of("calendar", "calendar-" + RUN, "start", start.replace("Z", ""), "zone", "UTC")).must(201).body().path("id").asText();
        try (Screen sales = Screen.open(new NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB").setTimezoneId("UTC"))) {
            Page page = sales.page;
            sales.signIn("sales").area("Calendar");
            // On a Sunday it may be in the week after.
            Locator demo = page.locator(".week").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Fabrikam " + RUN + ".*Booked")));
            if (Instant.parse(start).isAfter(nextMonday())) sales.button("The week after").click();
            assertThat(demo.first()).isVisible();
            sales.isAccessible();

            demo.first().click();
            sales.isAccessible();
            sales.button("Cancel it").click();
            sales.button("Undo").click();
            assertThat(page.getByText("Taken back.")).isVisible();
            assertEquals("BOOKED", staff.get("/leads/" + lead + "/bookings").must(200).body().at("/items/0/state").asText());

            page.navigate("/console/#/leads/" + lead);
            sales.button("Cancel it").click();
            Await.until(Duration.ofSeconds(40), () -> staff.get("/leads/" + lead + "/bookings").must(200).body().at("/items/0/state").asText(), "CANCELLED"::equals);
            assertEquals(List.of(), sales.complaints);
        }
        assertEquals(booking, staff.get("/leads/" + lead + "/bookings").must(200).body().at("/items/0/id").asText());
    }

    @Test
    void a_place_that_an_account_has_no_role_for_says_so() {
        try (Screen operator = Screen.open()) {
            operator.signIn("operator");
            operator.page.navigate("/console/#/board");
            assertThat(operator.heading("Not for this account")).isVisible();
            operator.isAccessible();
        }
    }

    @Test
    void the_screens_of_sales_fit_a_small_window_in_the_dark() {
        String lead = Selling.asked("Small " + RUN);
        Selling.opened(lead);
        try (Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK).setLocale("en-GB"))) {
            Page page = small.page;
            small.signIn("sales");
            for (String place : List.of("leads", "leads/" + lead, "board", "calendar", "reach")) {
                small.go(place);
                small.fitsItsWidth();
                small.isAccessible();
            }
            assertEquals(List.of(), small.complaints);
        }
    }

    private static Instant nextMonday() {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        return today.plus(8 - today.atZone(java.time.ZoneOffset.UTC).getDayOfWeek().getValue(), ChronoUnit.DAYS).minusMillis(1);
    }

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }

    private static com.microsoft.playwright.assertions.PageAssertions assertThat(Page page) {
        return PlaywrightAssertions.assertThat(page);
    }
}
