package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** The plugin where it is meant to be: on pages that are not the gateway's, also such as trust nobody. */
class OtherOriginTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String NAME = "Vacuum pump " + RUN;
    private static String product;

    @BeforeAll
    static void publishAProduct() {
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,subcategory,list_price_usd,sheet_gate,description_en\n"
                + "O-" + RUN + "," + NAME + ",Pumps,Vacuum pumps,980.0000,OPEN,Down to 2 mbar.\n");
        Governing.approve(imported.products());
        assertEquals(1, Governing.withOutcome(Governing.publish(imported.products()), "PUBLISHED").size());
        product = imported.ids().get("O-" + RUN);
    }

    @Test
    void a_page_of_another_origin_takes_a_visitor_from_the_list_to_a_demo_request() {
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        try (Site site = new Site(); Screen screen = Screen.open()) {
            String key = "data-key=\"" + Site.key(site.origin()) + "\"";
            site.page("/", key, "<touchstone-products product-page=\"/pump?id={id}\"></touchstone-products><touchstone-consent></touchstone-consent>");
            site.page("/pump", key, "<touchstone-product level=\"1\" product=\"" + product + "\"></touchstone-product>");
            Page page = screen.page;
            page.navigate(site.origin() + "/");
            screen.button("Yes, measure").click();
            page.getByLabel("Search products").fill(NAME);
            screen.button("Search").click();
            screen.link(NAME).click();
            assertThat(screen.heading(NAME)).isVisible();

            screen.button("Request a demo").click();
            page.locator("touchstone-product").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")).click();
            screen.continueAs(person);
            page.waitForURL(address -> address.startsWith(site.origin() + "/pump?id=" + product));
            screen.button("Register").click();
            page.getByLabel("What would you like to see?").fill("How loud it is.");
            screen.button("Send the request").click();
            assertThat(page.getByText("Your request for a demo of " + NAME + " has arrived.")).isVisible();
            assertEquals(List.of(), screen.complaints);
        }
    }

    /** What everything works without there: cookies of ours, which a browser does not send along from another site. */
    @Test
    void a_page_of_another_site_shows_what_is_for_everybody() {
        try (Site site = new Site(); Screen screen = Screen.open()) {
            site.page("/", "data-key=\"" + Site.key(site.originOfAnotherSite()) + "\"", "<touchstone-product level=\"1\" product=\"" + product + "\"></touchstone-product>");
            screen.page.navigate(site.originOfAnotherSite() + "/");

            assertThat(screen.heading(NAME)).isVisible();
            Download sheet = screen.page.waitForDownload(() -> screen.button("Product sheet (PDF)").click());
            assertEquals("O-" + RUN + ".pdf", sheet.suggestedFilename());
        }
    }

    @Test
    void a_page_whose_origin_no_key_names_shows_nothing_and_tells_its_developer_why() {
        try (Site site = new Site(); Screen screen = Screen.open()) {
            List<String> told = new ArrayList<>();
            screen.page.onConsoleMessage(message -> told.add(message.text()));
            site.page("/", "data-key=\"" + Site.key("https://www.fabrikam.test") + "\"", "<touchstone-products></touchstone-products>");
            screen.page.navigate(site.origin() + "/");

            assertThat(screen.page.getByText("Nothing can be shown here: the service does not know this page.").first()).isVisible();
            assertThat(screen.button("Try again")).hasCount(0);
            assertTrue(told.stream().anyMatch(line -> line.startsWith("Touchstone: the key") && line.contains("does not name the origin of this page, " + site.origin())), told::toString);
            screen.isAccessible();
        }
    }

    @Test
    void a_strict_content_security_policy_with_trusted_types_lets_all_of_it_pass() {
        String front = RunningSystem.stack().front();
        String nonce = "n" + UUID.randomUUID().toString().replace("-", "");
        for (String scripts : List.of("'nonce-" + nonce + "'", front)) {
            String policy = "default-src 'none'; script-src " + scripts + "; connect-src " + front + "; img-src " + front
                    + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
            try (Site site = new Site(Map.of("Content-Security-Policy", policy)); Screen screen = Screen.open()) {
                String script = "nonce=\"" + nonce + "\" data-key=\"" + Site.key(site.origin()) + "\"";
                site.page("/", script, "<touchstone-product level=\"1\" product=\"" + product + "\"></touchstone-product><touchstone-form form=\"contact\"></touchstone-form>"
                        + "<touchstone-my-data></touchstone-my-data><touchstone-requests></touchstone-requests><touchstone-consent></touchstone-consent>");
                site.page("/list", script, "<touchstone-products facets=\"subcategory\"></touchstone-products>");
                Page page = screen.page;
                List<String> told = new ArrayList<>();
                page.onConsoleMessage(message -> told.add(message.type() + ": " + message.text()));
                page.navigate(site.origin() + "/");
                assertThat(screen.heading(NAME)).isVisible();
                assertThat(page.getByLabel("E-mail")).isVisible();
                assertThat(screen.button("Yes, measure")).isVisible();
                screen.button("Yes, measure").click();
                page.waitForDownload(() -> screen.button("Product sheet (PDF)").click());
                screen.button("Request a demo").click();
                page.locator("touchstone-product").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")).click();
                assertThat(screen.button("Tick all")).isVisible();
                page.navigate(site.origin() + "/list");
                assertThat(page.getByRole(AriaRole.LISTITEM).first()).isVisible();
                assertEquals(List.of(), screen.complaints);
                assertEquals(List.of(), told.stream().filter(line -> line.startsWith("error") || line.contains("Trusted")).toList());
            }
        }
    }
}
