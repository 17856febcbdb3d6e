package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** Every element for itself, on a page that has nothing but them: light and dark, wide and narrow, from the left and from the right, and good to use in each. */
class ElementsTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String NAME = "Screw pump " + RUN;
    private static String product;

    @BeforeAll
    static void publishAProduct() {
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,subcategory,list_price_usd,sheet_gate,description_en\nE-" + RUN + "," + NAME + ",Pumps,Screw pumps,740.0000,REGISTRATION,For what is thick.\n");
        Governing.approve(imported.products());
        assertEquals(1, Governing.withOutcome(Governing.publish(imported.products()), "PUBLISHED").size());
        product = imported.ids().get("E-" + RUN);
    }

    @Test
    void each_element_can_be_used_by_everybody_in_the_light_and_in_the_dark_and_on_a_small_screen() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1280, 320)) {
                try (Site site = new Site(); Screen screen = Screen.open(new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme).setLocale("en-GB"))) {
                    show(site, screen, "en", "ltr");
                    screen.button("Product sheet (PDF)").click();
                    assertThat(screen.page.getByText("This sheet is for those who are registered")).isVisible();
                    screen.button("Request a demo").click();
                    assertThat(screen.page.getByText("Sign in, so that we know")).isVisible();
                    screen.isAccessible();
                    screen.fitsItsWidth();
                    screen.picture("elements-" + scheme.name().toLowerCase() + "-" + width);

                    screen.page.locator("touchstone-demo").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")).click();
                    assertThat(screen.button("Tick all")).isVisible();
                    screen.isAccessible();
                    screen.fitsItsWidth();
                    screen.picture("elements-shared-" + scheme.name().toLowerCase() + "-" + width);
                    assertEquals(List.of(), screen.complaints);
                }
            }
        }
    }

    @Test
    void each_language_is_read_from_its_side() {
        for (String language : List.of("ar", "de", "zh")) {
            boolean arabic = language.equals("ar");
            try (Site site = new Site(); Screen screen = Screen.open(new NewContextOptions().setViewportSize(arabic ? 320 : 1280, 900))) {
                show(site, screen, language, arabic ? "rtl" : "ltr");
                screen.isAccessible();
                screen.fitsItsWidth();
                screen.picture("elements-" + language);
            }
        }
    }

    @Test
    void a_demo_is_requested_by_the_form_alone_and_followed_by_the_keyboard() {
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        try (Site site = new Site(); Screen screen = Screen.open()) {
            site.page("/", "data-key=\"" + Site.key(site.origin()) + "\"", "<h1>Demo</h1><touchstone-demo product=\"" + product + "\"></touchstone-demo><touchstone-requests></touchstone-requests>");
            Page page = screen.page;
            page.navigate(site.origin() + "/");
            screen.button("Request a demo").focus();
            page.keyboard().press("Enter");
            Locator signIn = page.locator("touchstone-demo").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"));
            assertThat(signIn).isVisible();
            page.keyboard().press("Tab");
            assertThat(signIn).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            signIn.click();
            screen.continueAs(person);
            screen.button("Register").click();
            page.getByLabel("What would you like to see?").fill("It at work.");
            screen.button("Send the request").click();
            assertThat(page.getByText("Your request for a demo of " + NAME + " has arrived.")).isVisible();
            page.reload();
            assertThat(page.getByText("Being looked at").first()).isVisible();
            screen.isAccessible();
        }
    }

    @Test
    void an_answer_that_comes_late_does_not_take_back_what_was_ticked() {
        try (Site site = new Site(); Screen screen = Screen.open()) {
            site.page("/", "data-key=\"" + Site.key(site.origin()) + "\"", "<h1>Sign in</h1><touchstone-sign-in></touchstone-sign-in>");
            Page page = screen.page;
            var late = new ArrayList<Route>();
            page.route(Pattern.compile(".*/providers/social$"), route -> {
                if (late.isEmpty()) late.add(route);
                else route.resume();
            });
            page.navigate(site.origin() + "/");
            page.waitForRequest(Pattern.compile(".*/providers/social$"), () -> screen.button("Sign in").click());
            page.keyboard().press("Escape");
            screen.button("Sign in").click();
            screen.button("Tick all").click();
            page.waitForResponse(Pattern.compile(".*/providers/social$"), () -> late.get(0).resume()).finished();
            // What would draw the late answer has run once a later one of the same kind was drawn.
            page.evaluate("fetch('" + RunningSystem.stack().front() + "/plugin/touchstone.svg', { cache: 'no-store' }).then(answer => answer.text())");
            for (Locator box : page.getByRole(AriaRole.CHECKBOX).all()) assertThat(box).isChecked();
        }
    }

    private static void show(Site site, Screen screen, String language, String direction) {
        site.page("/", "data-key=\"" + Site.key(site.origin()) + "\"", "<style>:root { color-scheme: light dark; font-family: sans-serif; background: Canvas; color: CanvasText }</style>"
                + "<script>document.documentElement.lang = '" + language + "'; document.documentElement.dir = '" + direction + "'</script><h1>Elements</h1>"
                + "<touchstone-product-card product=\"" + product + "\"></touchstone-product-card><touchstone-sheet product=\"" + product + "\"></touchstone-sheet><touchstone-share></touchstone-share>"
                + "<touchstone-demo product=\"" + product + "\"></touchstone-demo><touchstone-form form=\"quote-request\" product=\"" + product + "\"></touchstone-form><touchstone-sign-in></touchstone-sign-in>"
                + "<touchstone-registration></touchstone-registration><touchstone-my-data></touchstone-my-data><touchstone-requests></touchstone-requests><touchstone-consent></touchstone-consent>");
        screen.page.navigate(site.origin() + "/");
        assertThat(screen.link(NAME)).isVisible();
        assertThat(screen.page.locator("touchstone-form input[type=email]").first()).isVisible();
        assertThat(screen.page.locator("touchstone-consent .banner")).isVisible();
    }
}
