package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** The console where it says who sells: teams, the rules that send requests to them, and calendars of demos. */
class TeamsTest {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Caller operator = Caller.staff("operator");

    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @BeforeEach
    void somebodySells() {
        operator.post("/teams", Map.of("id", "team-" + run, "definition", team("Team " + run))).must(201);
    }

    @Test
    void a_team_is_made_and_what_cannot_be_is_said_where_it_was_typed() {
        String id = "made-" + run;
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("operator").area("Teams");
            screen.button("New team").click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("New team"))).isFocused();
            page.locator("[name=id]").fill("team-" + run);
            page.locator("[name=name]").fill("Field " + run);
            page.locator("[name=respondWithin]").fill("2.5");
            page.locator("[name=escalateTo]").fill("lead-" + run + "@contoso.test");
            page.locator("[name='hours/week/MONDAY']").fill("8-12, 13:30-17");
            screen.button("Tuesday to Friday like Monday").click();
            page.locator("[name='hours/week/SATURDAY']").fill("from nine");
            page.locator("[name='hours/zone']").fill("Europe/Atlantis");
            page.locator("[name='hours/holidays']").fill("2027-01-01\n2027-05-01");
            for (int i = 0; i < 2; i++) {
                screen.button("Add a member").click();
                assertThat(page.locator("[name='members/" + i + "/name']")).isFocused();
                page.keyboard().type("Seller " + i);
                page.locator("[name='members/" + i + "/email']").fill("seller-" + i + "@contoso.test");
                page.locator("[name='members/" + i + "/id']").fill("seller-" + run);
            }
            page.locator("[name='members/0/languages']").fill("de, en");
            screen.isAccessible();

            screen.button("Save").click();
            refusedAt(page, "hours/week/SATURDAY", "Such as");
            page.locator("[name='hours/week/SATURDAY']").fill("");
            screen.button("Save").click();
            refusedAt(page, "hours/zone", "is not known");
            refusedAt(page, "members/1/id", "is in the team twice");
            screen.isAccessible();
            page.locator("[name='hours/zone']").fill("Europe/Berlin");
            page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Member 2")).getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("[name='members/0/name']")).isFocused();
            screen.button("Save").click();
            refusedAt(page, "id", "");
            page.locator("[name=id]").fill(id);
            screen.button("Save").click();

            assertThat(screen.button("Change Field " + run)).isFocused();
            Locator card = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Field " + run));
            assertThat(card.getByText("2.5 hours at work")).isVisible();
            assertThat(card.getByText("Mon–Fri 08:00–12:00, 13:30–17:00 · Europe/Berlin · free days: 2")).isVisible();
            screen.isAccessible();
            assertEquals(List.of(), screen.complaints);
        }
        JsonNode made = operator.get("/teams/" + id).must(200).body().path("definition");
        assertEquals("PT150M", made.path("respondWithin").asText());
        assertEquals("[\"de\",\"en\"]", made.at("/members/0/languages").toString());
        assertEquals(1, made.path("members").size());
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_said_and_a_change_is_taken_back() {
        String path = "/teams/team-" + run;
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("operator").area("Teams");
            screen.button("Change Team " + run).click();
            page.locator("[name=respondWithin]").fill("8");
            operator.put(path, team("Renamed " + run), Map.of("If-Match", operator.get(path).header("ETag"))).must(200);

            screen.button("Save").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Name (Renamed " + run + ")");
            assertThat(page.locator("[name=respondWithin]")).hasValue("8");
            screen.isAccessible();
            screen.button("Save").click();
            assertThat(screen.button("Change Team " + run)).isVisible();
            assertEquals("PT480M", operator.get(path).must(200).body().at("/definition/respondWithin").asText());

            screen.button("Undo").click();
            assertThat(screen.button("Change Renamed " + run)).isVisible();
            assertEquals(List.of(), screen.complaints);
        }
        assertEquals("PT4H", operator.get(path).must(200).body().at("/definition/respondWithin").asText());
    }

    @Test
    void rules_are_put_in_their_order_by_keyboard_and_tried_on_who_waits_before_they_count() {
        String sku = "R-" + run;
        asked(sku);
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("operator").area("Teams");
            screen.link("Routing rules").click();
            screen.button("New rule").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.locator("[name=name]").fill("First " + run);
            dialog.locator("[name=countries]").fill("Germany");
            dialog.locator("[name=products]").fill(sku);
            dialog.locator("[name=team]").selectOption("team-" + run);
            dialog.getByLabel("Demo").check();
            screen.button("Into the draft").click();
            refusedAt(page, "countries", "");
            screen.isAccessible();
            dialog.locator("[name=countries]").fill("");
            screen.button("Into the draft").click();
            assertThat(screen.button("Change First " + run)).isFocused();

            screen.button("New rule").click();
            dialog.locator("[name=name]").fill("Second " + run);
            dialog.locator("[name=products]").fill("R-" + run.substring(0, 6) + "*");
            dialog.locator("[name=team]").selectOption("team-" + run);
            screen.button("Into the draft").click();
            Locator waiting = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Pump " + run));
            assertThat(waiting.getByRole(AriaRole.CELL).last()).hasText("Second " + run);
            assertThat(waiting.getByText("Team " + run)).isVisible();
            screen.button("Move Second " + run + " down").focus();
            page.keyboard().press("Enter");
            assertThat(waiting.getByRole(AriaRole.CELL).last()).hasText("First " + run);
            assertThat(screen.button("Move Second " + run + " down")).isFocused();
            page.keyboard().press("Alt+ArrowUp");
            assertThat(waiting.getByRole(AriaRole.CELL).last()).hasText("Second " + run);
            screen.isAccessible();
            assertEquals(List.of(), names(), "nothing counts before it is saved");

            routed("Other " + run);
            screen.button("Save").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Other " + run + " is added");
            screen.isAccessible();
            screen.button("Discard").click();
            assertThat(page.getByText("Other " + run)).isVisible();
            screen.button("Remove Other " + run).click();
            screen.button("Save").click();
            assertThat(page.getByText("The rules count from now on.")).isVisible();
            assertEquals(List.of(), names());
            screen.button("Undo").click();
            assertThat(page.getByText("Other " + run)).isVisible();
            assertEquals(List.of("Other " + run), names());
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void a_calendar_is_made_and_sales_reads_it_and_says_when_it_is_away() {
        try (Screen screen = Screen.open(); Screen sales = Screen.open()) {
            Page page = screen.page;
            screen.signIn("operator").area("Teams");
            screen.link("Demo calendars").click();
            screen.button("New calendar").click();
            page.locator("[name=id]").fill("calendar-" + run);
            page.locator("[name=name]").fill("Calendar " + run);
            page.locator("[name=place]").fill("https://meet.contoso.test/" + run);
            page.locator("[name=horizonDays]").fill("90");
            screen.button("Add a host").click();
            for (int i = 0; i < 2; i++) {
                page.locator("[name='hosts/" + i + "/name']").fill("Host " + i);
                page.locator("[name='hosts/" + i + "/email']").fill("host-" + i + "@contoso.test");
                page.locator("[name='hosts/" + i + "/id']").fill("host-" + run);
                page.locator("[name='hosts/" + i + "/hours/zone']").fill("Europe/Lisbon");
            }
            page.locator("[name='hosts/1/hours/week/FRIDAY']").fill("17:00-09:00");
            screen.button("Save").click();
            refusedAt(page, "hosts/1/id", "is in it twice");
            refusedAt(page, "hosts/1/hours/week/FRIDAY", "ends before it begins");
            screen.isAccessible();
            page.locator("[name='hosts/1/id']").fill("other-" + run);
            page.locator("[name='hosts/1/hours/week/FRIDAY']").fill("");
            screen.button("Save").click();
            assertThat(screen.button("Change Calendar " + run)).isFocused();
            screen.isAccessible();

            sales.signIn("sales").area("Teams");
            assertThat(sales.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Team " + run))).isVisible();
            saysWhenTheyAreAway(sales);
            sales.link("Demo calendars").click();
            Locator card = sales.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Calendar " + run));
            assertThat(card.getByText("Mon–Thu 09:00–17:00 · Europe/Lisbon")).isVisible();
            assertThat(card.getByRole(AriaRole.BUTTON)).hasCount(0);
            sales.link("Routing rules").click();
            assertThat(sales.heading("Routing rules")).isVisible();
            assertThat(sales.button("New rule")).hasCount(0);
            sales.isAccessible();
            assertEquals(List.of(), screen.complaints);
            assertEquals(List.of(), sales.complaints);
        }
        assertEquals(90, operator.get("/demo-calendars/calendar-" + run).must(200).body().at("/definition/horizonDays").asInt());
    }

    @Test
    void the_screens_of_teams_fit_a_small_window_in_the_dark() {
        routed("Small " + run);
        try (Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK).setLocale("en-GB"))) {
            small.signIn("operator");
            for (String place : List.of("teams", "teams/rules", "teams/calendars")) {
                small.page.navigate("/console/#/" + place);
                assertThat(small.page.locator("main > *").locator("h1").first()).isVisible();
                small.fitsItsWidth();
                small.isAccessible();
            }
            small.button("New calendar").click();
            assertThat(small.heading("New calendar")).isFocused();
            small.fitsItsWidth();
            small.isAccessible();
            small.page.navigate("/console/#/teams/rules");
            small.button("Change Small " + run).click();
            small.fitsItsWidth();
            small.isAccessible();
            assertEquals(List.of(), small.complaints);
        }
    }

    private void saysWhenTheyAreAway(Screen sales) {
        Page page = sales.page;
        page.locator("[name=since]").fill("2031-07-01T09:00");
        page.locator("[name=until]").fill("2031-06-01T09:00");
        sales.button("I am away then").click();
        refusedAt(page, "until", "begins before it ends");
        page.locator("[name=until]").fill("2031-07-08T09:00");
        sales.button("I am away then").click();
        assertThat(page.getByText("It is known that you are away.")).isVisible();
        sales.isAccessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Take back: away 1 Jul 2031"))).first().click();
        assertThat(page.getByText("You are there.")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Take back")))).hasCount(0);
    }

    private static void refusedAt(Page page, String name, String why) {
        Locator input = page.locator("[name='" + name + "']");
        assertThat(input).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("[id='" + name + "-about']")).containsText(why);
    }

    /** Somebody waits for a demo of a product of ours. */
    private void asked(String sku) {
        Governing.Imported imported = Governing.imports("sku,name,category,list_price_usd,sheet_gate,description_en\n" + sku + ",Pump " + run + ",Pumps,1250.0000,OPEN,Pumps viscous liquids.\n");
        Governing.approve(imported.products());
        Governing.publish(imported.products());
        Visit visit = new Visit().register(SocialSignIn.newVisitor());
        String product = imported.ids().get(sku);
        long revision = visit.caller.get("/storefront/products/" + product).must(200).body().path("revision").asLong();
        visit.caller.post("/demo-requests", Map.of("product", product, "revision", revision, "message", "How loud is it?"), Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201);
    }

    /** The rules of this test, in their order: others have theirs. */
    private List<String> names() {
        return StreamSupport.stream(operator.get("/routing-rules").must(200).body().path("rules").spliterator(), false).map(rule -> rule.path("name").asText()).filter(name -> name.endsWith(run)).toList();
    }

    /** Somebody else adds a rule for nothing that there is. */
    private void routed(String name) {
        Await.until(Duration.ofSeconds(30), () -> {
            Caller.Answer present = operator.get("/routing-rules").must(200);
            List<Object> rules = new ArrayList<>(List.of(Map.of("name", name, "products", List.of("none-" + run), "team", "team-" + run, "by", "LOAD")));
            present.body().path("rules").forEach(rules::add);
            return operator.put("/routing-rules", Map.of("rules", rules), Map.of("If-Match", present.header("ETag"))).status();
        }, status -> status == 200);
    }

    private static Map<String, Object> team(String name) {
        Map<String, Object> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) week.put(day.name(), List.of(Map.of("from", "08:00", "to", "18:00")));
        return Map.of("name", name, "hours", Map.of("zone", "UTC", "week", week, "holidays", List.of()), "respondWithin", "PT4H", "escalateTo", "lead@contoso.test", "members", List.of());
    }
}
