package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** The path as it looks: visitor, prospect and sales, each in a browser of their own. */
class ScreensTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String NAME = "Gear pump " + RUN;
    private static String product;
    private static String valve;

    @BeforeAll
    static void publishAProduct() {
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,subcategory,color,list_price_usd,sheet_gate,description_en\n"
                + "S-" + RUN + "," + NAME + ",Pumps,Gear pumps,Blue,1250.0000,OPEN,Pumps viscous liquids at up to 16 bar.\n"
                + "V-" + RUN + ",Check valve " + RUN + ",Valves,Check valves,Red,80.0000,REGISTRATION,Lets through one way.\n");
        Governing.approve(imported.products());
        assertEquals(2, Governing.withOutcome(Governing.publish(imported.products()), "PUBLISHED").size());
        product = imported.ids().get("S-" + RUN);
        valve = imported.ids().get("V-" + RUN);
    }

    @Test
    void a_visitor_becomes_a_prospect_and_sales_accepts_their_request() {
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        try (Screen visitor = Screen.open(); Screen sales = Screen.open()) {
            findProduct(visitor);
            signIn(visitor, person);
            askForADemo(visitor);

            signInAsSales(sales);
            acceptRequest(sales, person);

            visitor.page.navigate("/shop/requests.html");
            assertThat(visitor.page.getByText("We will get in touch with you.")).isVisible();
            visitor.isAccessible();
            assertEquals(List.of(), visitor.complaints);
            assertEquals(List.of(), sales.complaints);
        }
    }

    @Test
    void nothing_is_wider_than_a_small_screen_in_the_dark_nor_hard_to_read() {
        try (Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK))) {
            small.page.navigate("/shop/");
            assertThat(small.page.getByRole(AriaRole.LISTITEM).first()).isVisible();
            small.fitsItsWidth();
            small.isAccessible();
            small.page.navigate("/shop/product.html?id=" + product);
            assertThat(small.heading(NAME)).isVisible();
            small.fitsItsWidth();
            small.isAccessible();
            small.page.navigate("/console/");
            assertThat(small.link("Sign in")).isVisible();
            small.fitsItsWidth();
            small.isAccessible();
        }
    }

    @Test
    void a_list_is_narrowed_by_what_its_products_have_in_common_and_widened_again() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            page.navigate("/shop/");
            page.getByLabel("Search products").fill(RUN);
            visitor.button("Search").click();
            assertThat(visitor.link("Check valve " + RUN)).isVisible();

            page.getByLabel("Gear pumps").check();
            assertThat(visitor.link("Check valve " + RUN)).hasCount(0);
            assertThat(visitor.link(NAME)).isVisible();
            assertThat(page.getByLabel("Gear pumps")).isFocused();
            visitor.isAccessible();

            visitor.button("Show all").click();
            assertThat(visitor.link("Check valve " + RUN)).isVisible();
        }
    }

    @Test
    void a_sheet_is_handed_over_as_a_file_or_asks_first_for_what_its_gate_wants() {
        try (Screen visitor = Screen.open()) {
            visitor.page.navigate("/shop/product.html?id=" + product);
            Download sheet = visitor.page.waitForDownload(() -> visitor.button("Product sheet (PDF)").click());

            assertEquals("S-" + RUN + ".pdf", sheet.suggestedFilename());
            assertEquals(List.of(), visitor.complaints);

            visitor.page.navigate("/shop/product.html?id=" + valve);
            visitor.button("Product sheet (PDF)").click();
            assertThat(visitor.page.getByText("This sheet is for those who are registered")).isVisible();
            visitor.isAccessible();
        }
    }

    @Test
    void prospects_correct_what_is_held_on_them() {
        try (Screen prospect = Screen.open()) {
            Page page = prospect.page;
            prospect.register(SocialSignIn.newVisitor());
            page.getByLabel("Company").fill("Fabrikam");
            prospect.button("Save").click();
            assertThat(page.getByText("Saved.")).isVisible();
            prospect.isAccessible();

            page.reload();
            assertThat(page.getByLabel("Company")).hasValue("Fabrikam");
        }
    }

    @Test
    void a_question_of_somebody_unknown_reaches_sales() {
        String question = "Do you deliver to islands? " + UUID.randomUUID();
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            page.navigate("/shop/contact.html");
            page.getByLabel("Name").fill("Purchasing");
            page.getByLabel("E-mail").fill("purchasing@fabrikam.test");
            page.getByLabel("message").fill(question);
            visitor.isAccessible();
            visitor.button("Send").click();
            assertThat(page.getByText("That has arrived.")).isVisible();
            assertEquals(List.of(), visitor.complaints);
        }
        // Held back or not: what was filled in within a blink looks like a machine's.
        Caller sales = Caller.staff("sales");
        String found = sales.get("/leads?kind=CONTACT&limit=200").must(200).body().toString() + sales.get("/leads?kind=CONTACT&status=QUARANTINED&limit=200").must(200).body();
        assertTrue(found.contains("purchasing@fabrikam.test"), found);
    }

    @Test
    void what_was_read_is_recorded_of_those_who_agreed_and_of_nobody_else() {
        try (Screen agreed = Screen.open(); Screen refused = Screen.open()) {
            agreed.page.navigate("/shop/product.html?id=" + product);
            agreed.button("Yes, measure").click();
            refused.page.navigate("/shop/product.html?id=" + valve);
            refused.button("No, thank you").click();
            Caller sales = Caller.staff("sales");

            Await.until(Duration.ofSeconds(60), () -> sales.text("/interactions.ndjson?verb=tracked"), touches -> touches.contains("Product Read") && touches.contains(product));
            assertFalse(sales.text("/interactions.ndjson?verb=tracked").contains(valve));
            assertEquals(List.of(), agreed.complaints);
        }
    }

    @Test
    void a_page_in_arabic_reads_from_the_right_and_speaks_arabic() {
        try (Screen visitor = Screen.open(new NewContextOptions().setViewportSize(320, 640))) {
            visitor.page.route(Pattern.compile(".*/shop/(index|product)\\.html.*"), route -> {
                APIResponse page = route.fetch();
                route.fulfill(new Route.FulfillOptions().setResponse(page).setBody(page.text().replace("<html lang=\"en\">", "<html lang=\"ar\" dir=\"rtl\">")));
            });
            visitor.page.navigate("/shop/index.html");
            assertThat(visitor.button("بحث")).isVisible();
            assertThat(visitor.page.getByRole(AriaRole.LISTITEM).first()).isVisible();
            visitor.fitsItsWidth();
            visitor.isAccessible();

            visitor.page.navigate("/shop/product.html?id=" + product);
            assertThat(visitor.button("اطلب عرضًا توضيحيًا")).isVisible();
            visitor.fitsItsWidth();
            visitor.isAccessible();
        }
    }

    private static void findProduct(Screen visitor) {
        Page page = visitor.page;
        page.navigate("/shop/");
        visitor.button("Yes, measure").click();
        page.getByLabel("Search products").fill(NAME);
        visitor.button("Search").click();
        Locator found = visitor.link(NAME);
        assertThat(found).isVisible();
        visitor.isAccessible();
        found.click();
        assertThat(visitor.heading(NAME)).isVisible();
        assertThat(page.getByText("$1,250.00")).isVisible();
        visitor.isAccessible();
    }

    private static void signIn(Screen visitor, SocialSignIn.Visitor person) {
        Page page = visitor.page;
        visitor.button("Request a demo").click();
        page.getByText("Sign in, so that we know").waitFor();
        page.locator("touchstone-product").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")).click();
        visitor.continueAs(person);
    }

    private static void askForADemo(Screen visitor) {
        Page page = visitor.page;
        Locator firstName = page.getByLabel("First name");
        assertThat(firstName).hasValue("Visitor");
        firstName.fill("Corrected");
        visitor.isAccessible();
        visitor.button("Register").click();
        page.getByLabel("What would you like to see?").fill("The pump at work.");
        visitor.isAccessible();
        visitor.button("Send the request").click();
        assertThat(page.getByText("Your request for a demo of " + NAME + " has arrived.")).isVisible();
    }

    private static void signInAsSales(Screen sales) {
        sales.signIn("sales");
        assertThat(sales.heading("Requests")).isVisible();
        sales.isAccessible();
    }

    private static void acceptRequest(Screen sales, SocialSignIn.Visitor person) {
        Page page = sales.page;
        sales.link("Corrected " + person.familyName()).click();
        assertThat(sales.heading("Corrected " + person.familyName())).isVisible();
        assertThat(page.locator("console-timeline").getByText("Viewed " + NAME).first()).isVisible();
        sales.isAccessible();
        sales.button("Accept").click();
        assertThat(page.getByText("Accepted. The prospect sees it under their requests.")).isVisible();
    }

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }
}
