package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.system.Selling.RUN;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console as sales uses it for requests: one on its screen, and many at once. */
class SalesTest {
    @BeforeAll
    static void begin() {
        Selling.begin();
    }

    @Test
    void a_request_is_accepted_booked_and_won_on_one_screen() {
        String name = "Buyer " + RUN;
        String lead = Selling.asked(name);
        Selling.publishANewRevision();
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
        Visit visit = Selling.visitor("Twice " + RUN);
        String first = Selling.demo(visit);
        String second = Selling.demo(visit);
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
    void requests_are_searched_kept_as_a_view_and_changed_many_at_once_with_the_keyboard() {
        String mark = "Search" + RUN;
        List<String> leads = List.of(Selling.asked("One " + mark), Selling.asked("Two " + mark));
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

            String third = Selling.asked("Three " + mark);
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
        Selling.asked("Promised " + RUN);
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

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }

    private static com.microsoft.playwright.assertions.PageAssertions assertThat(Page page) {
        return PlaywrightAssertions.assertThat(page);
    }
}
