package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** What became of a demo, in the console: from the booking to whether it was held. Its time comes within seconds, so that nobody has to wait for it. */
class DemoTest {
    private static final int APART_SECONDS = 8;
    private static final int HOSTS = 45;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Caller sales = Caller.staff("sales");

    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    /** Each host begins a little later than the one before: whenever somebody looks, the next time to be booked is at most {@value #APART_SECONDS} seconds ahead. */
    @BeforeEach
    void hostsWhoBeginOneAfterTheOther() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        // Where it is about noon: no day ends while this runs.
        int offset = 12 - now.getHour();
        String place = "UTC" + (offset < 0 ? "" : "+") + offset;
        LocalTime there = now.plusHours(offset).toLocalTime();
        List<Object> hosts = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            String from = there.plusSeconds((long) (i + 1) * APART_SECONDS).toString();
            Map<String, Object> week = new HashMap<>();
            for (DayOfWeek day : DayOfWeek.values()) week.put(day.name(), List.of(Map.of("from", from, "to", "23:00")));
            hosts.add(Map.of("id", "host-" + i + "-" + run, "name", "Host " + i, "email", "host-" + i + "@contoso.test", "hours", Map.of("zone", place, "week", week, "holidays", List.of())));
        }
        Caller.staff("operator").post("/demo-calendars", Map.of("id", "soon-" + run, "definition", Map.of("name", "Soon " + run, "place", "https://meet.contoso.test/" + run, "minutes", 5, "bufferMinutes", 0,
                "stepMinutes", 480, "noticeHours", 0, "horizonDays", 1, "hosts", hosts))).must(201);
    }

    @Test
    void a_demo_is_booked_on_the_screen_of_its_request_begins_and_was_held() {
        String lead = accepted();
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("sales");
            page.navigate("/console/#/leads/" + lead);
            Locator demo = page.locator("console-demo");
            // Where this is the only one there is nothing to choose.
            assertThat(demo.getByText("Both sides get an invitation").first()).isVisible();
            if (demo.getByLabel("Calendar").count() > 0) demo.getByLabel("Calendar").selectOption("Soon " + run);
            assertThat(demo.getByText("5 minutes")).isVisible();
            // The first may be over before it is clicked.
            demo.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Book "))).nth(1).click();
            assertThat(screen.button("Cancel it")).isVisible();

            // Nobody reloads: it begins, and is asked about.
            screen.button("It was held").click();
            assertThat(demo.locator(".badge")).hasText("Held");
            assertThat(screen.button("It was held")).hasCount(0);
            screen.isAccessible();
            assertEquals(List.of(), screen.complaints);
        }
        assertEquals("HELD", booking(lead).path("state").asText());
    }

    @Test
    void a_demo_to_which_nobody_came_is_told_in_the_calendar() {
        String lead = accepted();
        String company = "Fabrikam " + run;
        try (Screen screen = Screen.open(new NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB").setTimezoneId("UTC"))) {
            Page page = screen.page;
            screen.signIn("sales");
            book(lead);
            screen.area("Calendar");
            page.locator(".week").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(company))).first().click();
            // It begins while it is looked at.
            Locator noShow = page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Nobody came"));
            assertThat(noShow).isVisible();
            screen.isAccessible();
            noShow.click();

            assertThat(page.locator(".week").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(company + ".*Nobody came"))).first()).isVisible();
            screen.isAccessible();
            assertEquals(List.of(), screen.complaints);
        }
        assertEquals("NO_SHOW", booking(lead).path("state").asText());
    }

    @Test
    void demos_at_the_same_time_stand_side_by_side() {
        Map<String, Object> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) week.put(day.name(), List.of(Map.of("from", "09:00", "to", "17:00")));
        List<Object> hosts = new ArrayList<>();
        for (String host : List.of("One", "Two")) hosts.add(Map.of("id", host + run, "name", host, "email", "host@contoso.test", "hours", Map.of("zone", "UTC", "week", week, "holidays", List.of())));
        Caller.staff("operator").post("/demo-calendars", Map.of("id", "pair-" + run, "definition", Map.of("name", "Pair " + run, "place", "Room 1", "minutes", 60, "bufferMinutes", 0, "stepMinutes", 60, "noticeHours", 1,
                "horizonDays", 7, "hosts", hosts))).must(201);
        String start = sales.get("/demo-calendars/pair-" + run + "/slots?days=7").must(200).body().at("/starts/0").asText();
        for (int i = 0; i < 2; i++) sales.post("/leads/" + accepted() + "/bookings", Map.of("calendar", "pair-" + run, "start", start.replace("Z", ""), "zone", "UTC")).must(201);
        try (Screen screen = Screen.open(new NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB").setTimezoneId("UTC"))) {
            Page page = screen.page;
            screen.signIn("sales").area("Calendar");
            page.getByLabel("Calendar").and(page.locator("select")).selectOption("Pair " + run);
            boolean nextWeek = !OffsetDateTime.parse(start).toLocalDate().isBefore(OffsetDateTime.now(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
            if (nextWeek) screen.button("The week after").click();
            Locator demos = page.locator(".week .demo");
            assertThat(demos).hasCount(2);
            BoundingBox left = demos.first().boundingBox();
            BoundingBox right = demos.last().boundingBox();

            assertEquals(left.y, right.y, 1);
            assertTrue(left.x + left.width <= right.x + 1, () -> left.x + " + " + left.width + " reaches over " + right.x);
            screen.isAccessible();
        }
    }

    /** Books the next time but one. */
    private void book(String lead) {
        JsonNode starts = sales.get("/demo-calendars/soon-" + run + "/slots?days=1").must(200).body().path("starts");
        sales.post("/leads/" + lead + "/bookings", Map.of("calendar", "soon-" + run, "start", starts.path(1).asText().replace("Z", ""), "zone", "UTC")).must(201);
    }

    private JsonNode booking(String lead) {
        return sales.get("/leads/" + lead + "/bookings").must(200).body().at("/items/0");
    }

    /** Somebody asked for something, and sales said yes. */
    private String accepted() {
        Visit visit = new Visit();
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        visit.signIn(person, visit.choose());
        visit.register("Guest", person.familyName(), person.email(), "Fabrikam " + run);
        String lead = visit.caller.post("/forms/contact/submissions", Map.of("version", 1, "answers", Map.of("message", "Please show it to us.")), Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201).body().path("id").asText();
        sales.put("/leads/" + lead + "/review", Map.of("decision", "ACCEPTED"), Map.of("If-Match", sales.get("/leads/" + lead).must(200).header("ETag"))).must(200);
        return lead;
    }
}
