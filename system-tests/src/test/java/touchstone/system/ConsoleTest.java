package touchstone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console as stewards, approvers and operators use it. */
class ConsoleTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        RunningSystem.stack();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void a_steward_takes_in_a_file_after_a_dry_run_and_mends_what_it_lacks_until_an_approver_publishes_it() {
        String name = "Piston pump " + RUN;
        try (Screen steward = Screen.open(); Screen approver = Screen.open()) {
            signIn(steward, "steward");
            takeIn(steward, name);
            mend(steward, name);
            String address = steward.page.url();

            signIn(approver, "approver");
            approveAndPublish(approver, address, name);

            assertEquals(List.of(), steward.complaints);
            assertEquals(List.of(), approver.complaints);
        }
        assertEquals(name, Caller.visitor().get("/storefront/products?q=" + RUN).must(200).body().at("/items/0/name").asText());
    }

    @Test
    void an_operator_sees_that_nothing_is_missing_and_where_people_come_from() {
        Caller.visitor().get("/storefront/products").must(200);
        try (Screen operator = Screen.open()) {
            signIn(operator, "operator");
            open(operator, "Operations");
            assertThat(operator.page.getByText("Every answer is in the ledger, once.")).isVisible();
            operator.isAccessible();

            open(operator, "Reach");
            assertThat(heading(operator.page, "From a look to a win")).isVisible();
            operator.isAccessible();
            assertEquals(List.of(), operator.complaints);
        }
    }

    private static void takeIn(Screen steward, String name) {
        Page page = steward.page;
        open(steward, "Imports");
        page.getByLabel("File").setInputFiles(new FilePayload("products.csv", "text/csv",
                ("sku,name,category,list_price_usd\nP-" + RUN + "," + name + ",Pumps,990.0000\n").getBytes(UTF_8)));
        steward.isAccessible();
        button(page, "Try it out").click();
        assertThat(heading(page, "What would change")).isVisible();
        assertThat(page.getByText("There is no description in en.")).isVisible();
        steward.isAccessible();
        button(page, "Take it in").click();
        assertThat(heading(page, "Taken in")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("P-" + RUN)).click();
    }

    private static void mend(Screen steward, String name) {
        Page page = steward.page;
        assertThat(heading(page, name)).isVisible();
        steward.isAccessible();
        page.getByLabel("Description (en)").fill("Presses at up to 40 bar.");
        page.getByLabel("Reason").fill("It had none.");
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(page.getByLabel("Description (en)")).hasValue("Presses at up to 40 bar.");

        page.getByText("History of Description").click();
        assertThat(page.locator("details[open]").getByText("Presses at up to 40 bar.")).isVisible();
        page.getByLabel("Comment").fill("Please look at the description.");
        button(page, "Ask for a review").click();
        assertThat(page.getByText("It is in review.")).isVisible();
    }

    private static void approveAndPublish(Screen approver, String address, String name) {
        Page page = approver.page;
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Status")).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("In review")).click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))).isVisible();
        approver.isAccessible();
        page.navigate(address);
        assertThat(page.getByText("Please look at the description.")).isVisible();
        approver.isAccessible();
        button(page, "Approve").click();
        assertThat(page.getByText("Approved.")).isVisible();
        button(page, "Publish").first().click();
        assertThat(page.getByText("Published on web in en.")).isVisible();
    }

    private static void signIn(Screen screen, String username) {
        Page page = screen.page;
        page.navigate("/console/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")).click();
        page.locator("#username").fill(username);
        page.locator("#password").fill(username);
        page.locator("#kc-login").click();
        assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console"))).isVisible();
    }

    private static void open(Screen screen, String area) {
        screen.page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console")).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(area)).click();
        assertThat(heading(screen.page, area)).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)).first();
    }

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }
}
