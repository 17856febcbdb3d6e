package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** The console as sales uses it: requests, the board, the calendar. */
class SalesTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String PRODUCT = "Screw pump " + RUN;
    private static String product;

    @BeforeAll
    static void publishAProductAndSayWhoSells() {
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,list_price_usd,sheet_gate,description_en\nC-" + RUN + "," + PRODUCT + ",Pumps,1250.0000,OPEN,Pumps viscous liquids.\n");
        Governing.approve(imported.products());
        Governing.publish(imported.products());
        product = imported.ids().get("C-" + RUN);

        Caller operator = Caller.staff("operator");
        Map<String, Object> seller = Map.of("id", "seller-" + RUN, "name", "Seller " + RUN, "email", "seller-" + RUN + "@contoso.test");
        operator.post("/teams", Map.of("id", "team-" + RUN, "definition", Map.of("name", "Team " + RUN, "hours", always(), "respondWithin", "PT4H", "escalateTo", "lead-" + RUN + "@contoso.test",
                "members", List.of(seller)))).must(201);
        var host = new HashMap<>(seller);
        host.put("hours", always());
        operator.post("/demo-calendars", Map.of("id", "calendar-" + RUN, "definition", Map.of("name", "Calendar " + RUN, "place", "https://meet.contoso.test/" + RUN, "minutes", 30, "bufferMinutes", 0,
                "stepMinutes", 60, "noticeHours", 1, "horizonDays", 30, "hosts", List.of(host)))).must(201);
        routeToUs(operator);
    }

    @Test
    void a_request_is_accepted_booked_and_won_on_one_screen() {
        String name = "Buyer " + RUN;
        String lead = asked(name);
        publishANewRevision();
        try (Screen sales = Screen.open()) {
            Page page = sales.page;
            sales.signIn("sales");
            page.navigate("/console/#/leads/" + lead);
            assertThat(sales.heading(name)).isVisible();
            assertThat(page.getByText("Changed since: readers see revision 2")).isVisible();
            assertThat(page.locator("console-seen").getByText("Now also at 90 °C.")).isVisible();
            assertThat(page.locator("console-timeline").getByText(", now 2").first()).isVisible();
            assertThat(page.locator("console-score li").first()).isVisible();
            sales.isAccessible();

            sales.button("Accept").click();
            assertThat(page.getByText("Accepted. The prospect sees it under their requests.")).isVisible();
            workOnIt(sales);

            page.locator("console-deal").getByLabel("Amount").fill("3800");
            sales.button("Open an opportunity").click();
            sales.button("Move to Demo").click();
            assertThat(page.locator("console-deal [aria-current=step]")).hasText("Demo");
            sales.button("Undo").click();
            assertThat(page.locator("console-deal [aria-current=step]")).hasText("Qualified");
            sales.isAccessible();

            pickACalendar(page);
            page.locator("console-demo").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Book "))).nth(1).click();
            assertThat(page.locator("console-demo").getByText("Seller " + RUN)).isVisible();

            sales.button("Won").click();
            sales.isAccessible();
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Won")).click();
            assertThat(page.locator("console-deal .badge")).hasText("Won");
            sales.isAccessible();
            assertEquals(List.of(), sales.complaints);
        }
        JsonNode opportunity = Caller.staff("sales").get("/opportunities?lead=" + lead).must(200).body().at("/items/0");
        assertEquals("WON", opportunity.path("result").asText());
        assertEquals(380_000, opportunity.at("/outcome/amount/amount").asLong());
        assertEquals("BOOKED", Caller.staff("sales").get("/leads/" + lead + "/bookings").must(200).body().at("/items/0/state").asText());
    }

    @Test
    void what_the_same_person_asked_before_is_merged_into_the_later_request() {
        Visit visit = visitor("Twice " + RUN);
        String first = demo(visit);
        String second = demo(visit);
        try (Screen sales = Screen.open()) {
            Page page = sales.page;
            sales.signIn("sales");
            page.navigate("/console/#/leads/" + second);
            sales.page.locator("console-colleagues").getByText("Merge into this one").click();
            sales.isAccessible();
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Merge into this one")).click();
            assertThat(page.locator("console-colleagues .badge")).hasText("Merged");
            sales.isAccessible();
        }
        assertEquals(second, Caller.staff("sales").get("/leads/" + first).must(200).body().path("mergedInto").asText());
    }

    @Test
    void a_card_goes_where_its_stage_leads_and_elsewhere_with_a_reason() {
        String lead = asked("Board " + RUN);
        String opportunity = opened(lead);
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
        String opportunity = opened(asked("Refused " + RUN));
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
        String lead = asked(name);
        accept(lead);
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
    void requests_are_searched_kept_as_a_view_and_changed_many_at_once_with_the_keyboard() {
        String mark = "Search" + RUN;
        List<String> leads = List.of(asked("One " + mark), asked("Two " + mark));
        try (Screen sales = Screen.open()) {
            Page page = sales.page;
            sales.signIn("sales");
            assertThat(page.getByText("Promises").first()).isVisible();
            page.keyboard().press("?");
            assertThat(page.getByRole(AriaRole.DIALOG).getByText("Search requests")).isVisible();
            sales.isAccessible();
            page.keyboard().press("Escape");

            page.keyboard().press("/");
            page.keyboard().type(mark);
            assertThat(page.locator("console-inbox li")).hasCount(2);
            sales.isAccessible();
            sales.button("Save this view").click();
            page.getByLabel("Name").fill("View " + RUN);
            sales.button("Save").click();
            assertThat(page.getByText("The view is saved.")).isVisible();

            page.locator("console-inbox h1").click();
            page.keyboard().press("j");
            assertThat(sales.link("Two " + mark)).isFocused();
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.getByText("2 chosen").first()).isVisible();
            sales.isAccessible();
            page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("With what is chosen")).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add a tag")).click();
            page.getByRole(AriaRole.DIALOG).getByLabel("Tag").fill("fair-" + RUN);
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add a tag")).click();
            assertThat(page.getByText("Tagged: 2.")).isVisible();

            String third = asked("Three " + mark);
            assertThat(page.getByText(Pattern.compile("^\\d+ new: show$")).first()).isVisible();
            page.getByLabel("Saved views").selectOption("View " + RUN);
            assertThat(sales.link("Three " + mark)).isVisible();
            sales.link("Three " + mark).click();
            assertThat(page).hasURL(Pattern.compile(third));
            assertThat(sales.button("Decline")).isVisible();
            page.keyboard().press("d");
            page.getByLabel("Reason").fill("Out of our reach.");
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decline")).click();
            sales.button("Undo").click();
            assertThat(page.getByText("Taken back.")).isVisible();
            assertEquals("NEW", Caller.staff("sales").get("/leads/" + third).must(200).body().path("status").asText());
            assertEquals(List.of(), sales.complaints);
        }
        for (String lead : leads) assertEquals("fair-" + RUN, Caller.staff("sales").get("/leads/" + lead).must(200).body().at("/tags/0").asText());
    }

    @Test
    void how_promises_run_out_is_shown_as_a_picture_and_a_table() {
        asked("Promised " + RUN);
        try (Screen sales = Screen.open()) {
            Page page = sales.page;
            sales.signIn("sales");
            page.getByText("Promises").first().click();
            assertThat(page.locator("console-burndown canvas")).isVisible();
            page.locator("console-burndown").getByText("As a table").click();
            assertThat(page.locator("console-burndown").getByRole(AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("Now"))).isVisible();
            sales.isAccessible();

            sales.area("Reach");
            assertThat(page.locator("console-reach canvas").first()).isVisible();
            sales.isAccessible();
            assertEquals(List.of(), sales.complaints);
        }
    }

    @Test
    void the_screens_of_sales_fit_a_small_window_in_the_dark() {
        String lead = asked("Small " + RUN);
        opened(lead);
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

    @Test
    void a_place_that_an_account_has_no_role_for_says_so() {
        try (Screen operator = Screen.open()) {
            operator.signIn("operator");
            operator.page.navigate("/console/#/board");
            assertThat(operator.heading("Not for this account")).isVisible();
            operator.isAccessible();
        }
    }

    private static void workOnIt(Screen sales) {
        Page page = sales.page;
        page.getByLabel("To do").fill("Send the curve");
        page.locator("console-tasks").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add")).click();
        page.getByLabel("Send the curve").check();
        assertThat(page.getByText("Done.").first()).isVisible();
        sales.button("Undo").click();
        assertThat(page.getByLabel("Send the curve")).not().isChecked();

        page.locator("console-notes").getByLabel("Note").fill("They compare us. @Seller " + RUN + " please join.");
        sales.button("Write a note").click();
        assertThat(page.getByText("for Seller " + RUN)).isVisible();

        page.locator("console-files input").setInputFiles(new FilePayload("curve.txt", "text/plain", "head and flow\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(sales.link("curve.txt")).isVisible();
        sales.button("Delete curve.txt").click();
        assertThat(sales.link("curve.txt")).hasCount(0);
        sales.button("Undo").click();
        assertThat(sales.link("curve.txt")).isVisible();

        page.locator("console-notes").getByLabel("Note").fill("Half a sentence");
        page.locator("console-lead").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("I look after it")).click();
        assertThat(page.getByText("It is yours.")).isVisible();
        assertThat(page.locator("console-notes").getByLabel("Note")).hasValue("Half a sentence");
    }

    /** Where there are several, ours. */
    private static void pickACalendar(Page page) {
        Locator choice = page.locator("console-demo").getByLabel("Calendar");
        assertThat(page.locator("console-demo").getByText("Both sides get an invitation").first()).isVisible();
        if (choice.count() == 0) return;
        choice.selectOption("Calendar " + RUN);
        assertThat(page.locator("console-demo").getByText("30 minutes")).isVisible();
    }

    /** Somebody who registered and asked for a demo of the product. @return the lead */
    private static String asked(String name) {
        return demo(visitor(name));
    }

    private static String demo(Visit visit) {
        JsonNode seen = visit.caller.get("/storefront/products/" + product).must(200).body();
        return visit.caller.post("/demo-requests", Map.of("product", product, "revision", seen.path("revision").asLong(), "message", "How loud is it?"),
                Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201).body().path("id").asText();
    }

    private static Visit visitor(String name) {
        Visit visit = new Visit().consentToMeasurement();
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        visit.caller.get("/storefront/products/" + product).must(200);
        visit.signIn(person, visit.choose());
        String[] names = name.split(" ", 2);
        visit.register(names[0], names[1], person.username() + "@fabrikam.test", "Fabrikam " + RUN);
        return visit;
    }

    private static void accept(String lead) {
        Caller sales = Caller.staff("sales");
        sales.put("/leads/" + lead + "/review", Map.of("decision", "ACCEPTED"), Map.of("If-Match", sales.get("/leads/" + lead).must(200).header("ETag"))).must(200);
    }

    private static String opened(String lead) {
        accept(lead);
        return Caller.staff("sales").post("/opportunities", Map.of("lead", lead)).must(201).body().path("id").asText();
    }

    private static synchronized void publishANewRevision() {
        Caller steward = Caller.staff("steward");
        Caller.Answer now = steward.get("/products/" + product).must(200);
        long revision = steward.patch("/products/" + product, Map.of("values", Map.of("description", Map.of("en", "Now also at 90 °C."))), now.header("ETag")).must(200).body().path("revision").asLong();
        Governing.approve(List.of(Map.of("id", product, "revision", revision)));
        assertEquals(1, Governing.withOutcome(Governing.publish(List.of(Map.of("id", product, "revision", revision))), "PUBLISHED").size());
    }

    /** Our product's requests come to our team, whatever rules others have. */
    private static void routeToUs(Caller operator) {
        Await.until(Duration.ofSeconds(20), () -> {
            Caller.Answer present = operator.get("/routing-rules").must(200);
            List<Object> rules = new ArrayList<>(List.of(Map.of("name", "Of " + RUN, "products", List.of("C-" + RUN), "team", "team-" + RUN, "by", "ROUND_ROBIN")));
            present.body().path("rules").forEach(rules::add);
            return operator.put("/routing-rules", Map.of("rules", rules), Map.of("If-Match", present.header("ETag"))).status();
        }, status -> status == 200);
    }

    private static Map<String, Object> always() {
        Map<String, Object> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) week.put(day.name(), List.of(Map.of("from", "00:00", "to", "23:59")));
        return Map.of("zone", "UTC", "week", week, "holidays", List.of());
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
