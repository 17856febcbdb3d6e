package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** From the mail that accepts a request to a demo that is booked, moved and cancelled on the page of the request. */
class DemoPickTest {
    private static final Pattern LINK = Pattern.compile("http://\\S+/request-status/[A-Za-z0-9_-]{43}");
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static String product;

    @BeforeAll
    static void publishAProductAndOfferDemos() {
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,list_price_usd,sheet_gate,description_en\nD-" + RUN + ",Demo pump " + RUN + ",Pumps,1250.0000,OPEN,Pumps.\n");
        Governing.approve(imported.products());
        assertEquals(1, Governing.withOutcome(Governing.publish(imported.products()), "PUBLISHED").size());
        product = imported.ids().get("D-" + RUN);
        Map<String, Object> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) week.put(day.name(), List.of(Map.of("from", "08:00", "to", "18:00")));
        Map<String, Object> host = Map.of("id", "host-" + RUN, "name", "Host " + RUN, "email", "host-" + RUN + "@contoso.test", "hours", Map.of("zone", "UTC", "week", week, "holidays", List.of()));
        int status = Caller.staff("operator").post("/demo-calendars", Map.of("id", "demos", "definition", Map.of("name", "Demos", "place", "https://meet.contoso.test/demos", "minutes", 30, "bufferMinutes", 0,
                "stepMinutes", 60, "noticeHours", 1, "horizonDays", 30, "hosts", List.of(host)))).status();
        assertTrue(status == 201 || status == 409, "it is there, now or before: " + status);
    }

    @Test
    void from_the_accepted_mail_a_demo_is_booked_moved_and_cancelled_by_the_keyboard() {
        String link = accepted("en-GB");
        try (Screen screen = narrow()) {
            Page page = screen.page;
            page.navigate(link);
            screen.isAccessible();
            screen.fitsItsWidth();
            screen.picture("demo-pick");
            page.getByLabel("Time zone").selectOption("Asia/Tokyo");
            screen.button("Show times in this zone").press("Enter");
            assertThat(page.getByLabel("Time zone")).hasValue("Asia/Tokyo");
            String first = pick(page, 6, "Book this time");
            assertThat(page.getByText("Your demo is booked.")).isVisible();
            assertThat(page.getByText("Asia/Tokyo").first()).isVisible();
            assertThat(page.locator("input[value='" + first + "']")).hasCount(0);
            screen.isAccessible();
            screen.fitsItsWidth();
            screen.picture("demo-booked");
            String second = pick(page, 8, "Move it to this time");
            assertThat(page.getByText("Your demo is moved.")).isVisible();
            assertThat(page.locator("input[value='" + first + "']")).hasCount(1);
            assertEquals(List.of(second), starts(link));
            screen.button("Cancel the demo").press("Enter");
            assertThat(page.getByText("Your demo is cancelled.")).isVisible();
            assertThat(page.getByText("Book this time")).isVisible();
            assertEquals(List.of(), starts(link));
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void a_time_that_somebody_took_meanwhile_is_said_to_be_and_the_others_are_offered() {
        String late = accepted("en-GB");
        String early = accepted("en-GB");
        try (Screen screen = narrow(); Screen faster = narrow()) {
            screen.page.navigate(late);
            faster.page.navigate(early);
            String slot = faster.page.getByRole(AriaRole.RADIO).nth(10).getAttribute("value");
            screen.page.locator("input[value='" + slot + "']").check();
            faster.page.locator("input[value='" + slot + "']").check();
            faster.button("Book this time").click();
            assertThat(faster.page.getByText("Your demo is booked.")).isVisible();

            screen.button("Book this time").click();

            assertThat(screen.page.getByText("Somebody else has just taken this time.")).isVisible();
            assertThat(screen.page.locator("input[value='" + slot + "']")).hasCount(0);
            assertFalse(screen.page.getByRole(AriaRole.RADIO).all().isEmpty());
            pick(screen.page, 10, "Book this time");
            assertThat(screen.page.getByText("Your demo is booked.")).isVisible();
        }
    }

    @Test
    void it_is_read_from_the_right_in_arabic() {
        String link = accepted("ar");
        try (Screen screen = narrow()) {
            screen.page.navigate(link);
            assertEquals("rtl", screen.page.locator("html").getAttribute("dir"));
            screen.isAccessible();
            screen.fitsItsWidth();
            screen.picture("demo-pick-ar");
            pick(screen.page, 14, "احجز هذا الوقت");
            assertThat(screen.page.getByText("حُجز عرضك")).isVisible();
            screen.isAccessible();
            screen.fitsItsWidth();
        }
    }

    @Test
    void who_is_signed_in_gets_there_from_their_requests_with_the_clocks_of_their_browser() {
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        accept(asked(person, "en-GB"));
        try (Screen screen = Screen.open(new NewContextOptions().setLocale("en-GB").setTimezoneId("Europe/Lisbon"))) {
            screen.page.navigate("/shop/requests.html");
            screen.button("Sign in").click();
            screen.continueAs(person);
            // The shop leads to the registration first.
            screen.page.waitForURL("**/shop/registration.html");
            screen.page.navigate("/shop/requests.html");
            screen.link("Pick or change the time").click();
            assertThat(screen.page.getByLabel("Time zone")).hasValue("Europe/Lisbon");
        }
    }

    private static Screen narrow() {
        return Screen.open(new NewContextOptions().setViewportSize(320, 640).setLocale("en-GB"));
    }

    /** Takes one of the free times by the keyboard alone. @return its value */
    private static String pick(Page page, int which, String button) {
        Locator slot = page.getByRole(AriaRole.RADIO).nth(which);
        String value = slot.getAttribute("value");
        slot.focus();
        page.keyboard().press("Space");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).focus();
        page.keyboard().press("Enter");
        return value;
    }

    private static List<String> starts(String link) {
        String lead = new Caller().get(link.substring(link.indexOf("/request-status"))).must(200).body().path("id").asText();
        var starts = new ArrayList<String>();
        for (JsonNode booking : Caller.staff("sales").get("/leads/" + lead + "/bookings").must(200).body().path("items")) if (booking.path("state").asText().equals("BOOKED")) starts.add(booking.path("startsAt").asText());
        return starts;
    }

    /** @return the link in the mail that says so */
    private static String accepted(String locale) {
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        String lead = asked(person, locale);
        accept(lead);
        String email = person.username() + "@fabrikam.test";
        // The receipt has the link as well: what comes after it is meant.
        List<String> links = Await.until(Duration.ofSeconds(60), () -> mails(email), found -> found.size() == 2);
        assertEquals(1, links.stream().distinct().count());
        return links.get(0);
    }

    private static List<String> mails(String email) {
        var links = new ArrayList<String>();
        for (JsonNode mail : Mails.all()) {
            Matcher link = LINK.matcher(mail.path("text").asText());
            if (mail.path("to").toString().contains(email) && link.find()) links.add(link.group());
        }
        return links;
    }

    private static void accept(String lead) {
        Caller sales = Caller.staff("sales");
        sales.put("/leads/" + lead + "/review", Map.of("decision", "ACCEPTED"), Map.of("If-Match", sales.get("/leads/" + lead).must(200).header("ETag"))).must(200);
    }

    /** Somebody who registered and asked for a demo. @return the lead */
    private static String asked(SocialSignIn.Visitor person, String locale) {
        Visit visit = new Visit();
        visit.signIn(person, visit.choose());
        visit.register("Demo", "Buyer", person.username() + "@fabrikam.test", "Fabrikam");
        visit.caller.with("Accept-Language", locale);
        long revision = visit.caller.get("/storefront/products/" + product).must(200).body().path("revision").asLong();
        return visit.caller.post("/demo-requests", Map.of("product", product, "revision", revision, "message", "How loud is it?"), Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201).body().path("id").asText();
    }
}
