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
import org.junit.jupiter.api.Test;

/** The console as stewards, approvers and operators use it. */
class ConsoleTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_steward_takes_in_a_file_after_a_dry_run_and_mends_what_it_lacks_until_an_approver_publishes_it() {
        String name = "Piston pump " + RUN;
        try (Screen steward = Screen.open(); Screen approver = Screen.open()) {
            steward.signIn("steward");
            takeIn(steward, name);
            mend(steward, name);
            String address = steward.page.url();

            approver.signIn("approver");
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
            operator.signIn("operator");
            operator.area("Operations");
            assertThat(operator.page.getByText("Every answer is in the ledger, once.")).isVisible();
            operator.isAccessible();

            operator.area("Reach");
            assertThat(operator.heading("From a look to a win")).isVisible();
            operator.isAccessible();
            assertEquals(List.of(), operator.complaints);
        }
    }

    private static void takeIn(Screen steward, String name) {
        Page page = steward.page;
        steward.area("Imports");
        page.getByLabel("File").setInputFiles(new FilePayload("products.csv", "text/csv",
                ("sku,name,category,list_price_usd\nP-" + RUN + "," + name + ",Pumps,990.0000\n").getBytes(UTF_8)));
        steward.isAccessible();
        steward.button("Try it out").click();
        assertThat(steward.heading("What would change")).isVisible();
        assertThat(page.getByText("There is no description in en.")).isVisible();
        steward.isAccessible();
        steward.button("Take it in").click();
        assertThat(steward.heading("Taken in")).isVisible();
        steward.link("P-" + RUN).click();
    }

    private static void mend(Screen steward, String name) {
        Page page = steward.page;
        assertThat(steward.heading(name)).isVisible();
        steward.isAccessible();
        page.getByLabel("Description (en)").fill("Presses at up to 40 bar.");
        page.getByLabel("Reason").fill("It had none.");
        steward.button("Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(page.getByLabel("Description (en)")).hasValue("Presses at up to 40 bar.");

        page.getByText("History of Description").click();
        assertThat(page.locator("details[open]").getByText("Presses at up to 40 bar.")).isVisible();
        page.getByLabel("Comment").fill("Please look at the description.");
        steward.button("Ask for a review").click();
        assertThat(page.getByText("It is in review.")).isVisible();
    }

    private static void approveAndPublish(Screen approver, String address, String name) {
        Page page = approver.page;
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Status")).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("In review")).click();
        assertThat(approver.link(name)).isVisible();
        approver.isAccessible();
        page.navigate(address);
        assertThat(page.getByText("Please look at the description.")).isVisible();
        approver.isAccessible();
        approver.button("Approve").click();
        assertThat(page.getByText("Approved.")).isVisible();
        approver.button("Publish").click();
        assertThat(page.getByText("Published on web in en.")).isVisible();
        page.getByText("Who did what").first().click();
        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("Asked for a review"))).isVisible();
        approver.isAccessible();
    }

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }
}
