package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.local.Api;
import touchstone.local.demo.Demo;
import touchstone.test.SocialSignIn;

/**
 * The pictures in {@code docs/pictures}, from the running system with its demo catalog. Run it alone, with {@code TOUCHSTONE_PICTURES} naming that folder, to make them
 * anew; in every other run they go under {@code target}, and the test says that each screen can still be reached.
 */
class PicturesTest {
    private static Map<String, String> ids;

    @BeforeAll
    static void publishTheDemoCatalog() throws IOException {
        // With its pictures, categories and variants; the file once more changes nothing, and tells the ids.
        Demo.load(new Api(RunningSystem.stack().front(), RunningSystem.stack().issuer()));
        Governing.Imported imported = Governing.imports(Files.readString(Path.of(System.getProperty("touchstone.root"), "local/src/main/resources/demo/products.csv")));
        Governing.approve(imported.products());
        Governing.publish(imported.products());
        ids = imported.ids();
        sellAndShow();
    }

    /** A team with a promise, and a calendar, so that there is something to see. */
    private static void sellAndShow() {
        Caller operator = Caller.staff("operator");
        Map<String, Object> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) week.put(day.name(), List.of(Map.of("from", "08:00", "to", "18:00")));
        Map<String, Object> hours = Map.of("zone", "UTC", "week", week, "holidays", List.of());
        Map<String, Object> seller = Map.of("id", "field-sales", "name", "Field Sales", "email", "field-sales@contoso.test");
        var host = new HashMap<>(seller);
        host.put("hours", hours);
        operator.post("/teams", Map.of("id", "field", "definition", Map.of("name", "Field", "hours", hours, "respondWithin", "PT4H", "escalateTo", "sales-lead@contoso.test", "members", List.of(seller)))).must(201);
        // It may be there before.
        operator.post("/demo-calendars", Map.of("id", "demos", "definition", Map.of("name", "Demos", "place", "https://meet.contoso.test/demos", "minutes", 60, "bufferMinutes", 0, "stepMinutes", 120,
                "noticeHours", 1, "horizonDays", 30, "hosts", List.of(host))));
        Caller.Answer rules = operator.get("/routing-rules").must(200);
        List<Object> all = new ArrayList<>();
        rules.body().path("rules").forEach(all::add);
        all.add(Map.of("name", "All", "team", "field", "by", "ROUND_ROBIN"));
        operator.put("/routing-rules", Map.of("rules", all), Map.of("If-Match", rules.header("ETag"))).must(200);
    }

    @Test
    void the_shop_and_the_console() {
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        try (Screen shop = Screen.open(); Screen sales = Screen.open(); Screen steward = Screen.open(); Screen operator = Screen.open(); Screen marketing = Screen.open()) {
            visit(shop, person);
            route(operator);
            sell(sales, person);
            govern(steward);

            operator.area("Reach");
            assertThat(operator.page.locator("console-reach canvas").nth(3)).isVisible();
            operator.picture("console-reach");
            marketing.signIn("marketing");
            assertThat(marketing.page.locator("console-reach canvas").nth(3)).isVisible();
            marketing.picture("console-marketing");
            operator.area("Users");
            assertThat(operator.page.getByLabel("Operator: Operator Staff")).isVisible();
            operator.picture("console-users");
            operator.area("Shop keys");
            operator.picture("console-keys");
            operator.area("Webhooks");
            operator.picture("console-webhooks");
            operator.area("Operations");
            assertThat(operator.page.getByText("By gateway")).isVisible();
            operator.picture("console-operations");
        }
    }

    @Test
    void the_shop_in_arabic_and_on_a_small_screen_in_the_dark() {
        try (Screen arabic = Screen.open(); Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK))) {
            arabic.page.route(Pattern.compile(".*/shop/product\\.html.*"), route -> {
                APIResponse page = route.fetch();
                route.fulfill(new Route.FulfillOptions().setResponse(page).setBody(page.text().replace("<html lang=\"en\">", "<html lang=\"ar\" dir=\"rtl\">")));
            });
            arabic.page.navigate("/shop/product.html?id=" + ids.get("PU-1100"));
            assertThat(arabic.button("مشاركة")).isVisible();
            arabic.picture("shop-arabic");

            small.page.navigate("/shop/product.html?id=" + ids.get("PU-1100"));
            assertThat(small.button("Share")).isVisible();
            small.picture("shop-small-dark");
        }
    }

    private static void visit(Screen shop, SocialSignIn.Visitor person) {
        Page page = shop.page;
        page.navigate("/shop/");
        assertThat(page.getByLabel("Dosing pumps")).isVisible();
        // Which products come first depends on what else is published.
        assertThat(page.locator("touchstone-products a").first()).isVisible();
        assertThat(shop.button("Yes, measure")).isVisible();
        shop.picture("shop-consent");
        shop.button("Yes, measure").click();
        assertThat(shop.button("Yes, measure")).hasCount(0);
        shop.picture("shop-products");
        page.getByLabel("Search products").fill("Inline Pump 6000");
        page.getByLabel("Search products").press("Enter");
        shop.link("Inline Pump 6000").click();
        assertThat(shop.heading("Accessories")).isVisible();
        shop.picture("shop-product");
        page.navigate("/shop/product.html?id=" + ids.get("PU-1100"));
        shop.button("Request a demo").click();
        page.locator("touchstone-product").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")).click();
        assertThat(shop.button("Tick all")).isVisible();
        shop.picture("shop-what-is-shared");
        shop.continueAs(person);
        page.getByLabel("First name").fill("Plant");
        page.getByLabel("Last name").fill("Engineer");
        page.getByLabel("Company").fill("Fabrikam");
        shop.picture("shop-registration");
        shop.button("Register").click();
        page.getByLabel("What would you like to see?").fill("How it copes with 70 °C, and how loud it is.");
        shop.picture("shop-demo-request");
        shop.button("Send the request").click();
        page.getByText("has arrived.").waitFor();
        page.navigate("/shop/requests.html");
        page.getByText("Being looked at").first().waitFor();
        shop.picture("shop-requests");
        page.navigate("/shop/my-data.html");
        assertThat(shop.button("Save")).isVisible();
        shop.picture("shop-my-data");
    }

    /** While somebody waits, so that a draft of the rules has something to be tried on. */
    private static void route(Screen operator) {
        Page page = operator.page;
        operator.signIn("operator").area("Teams");
        assertThat(operator.button("Change Field")).isVisible();
        operator.picture("console-teams");
        operator.link("Routing rules").click();
        operator.button("New rule").click();
        page.locator("dialog [name=name]").fill("Pumps, in German");
        page.locator("dialog [name=languages]").fill("de");
        page.locator("dialog [name=products]").fill("PU-*");
        page.locator("dialog [name=team]").selectOption("field");
        operator.button("Into the draft").click();
        assertThat(page.locator("console-rules td").first()).isVisible();
        operator.picture("console-rules");
        operator.button("Discard").click();
        operator.link("Demo calendars").click();
        operator.button("Change Demos").click();
        assertThat(operator.button("Add a host")).isVisible();
        operator.picture("console-calendars");
    }

    private static void sell(Screen sales, SocialSignIn.Visitor person) {
        sales.signIn("sales");
        Locator request = sales.link("Plant Engineer");
        assertThat(request).isVisible();
        sales.page.getByText("Promises").first().click();
        assertThat(sales.page.locator("console-burndown canvas")).isVisible();
        sales.picture("console-inbox");
        request.click();
        Page page = sales.page;
        assertThat(page.locator("console-timeline").getByText("Requested a demo").first()).isVisible();
        sales.button("Accept").click();
        page.locator("console-deal").getByLabel("Amount").fill("38000");
        sales.button("Open an opportunity").click();
        sales.button("Move to Demo").click();
        assertThat(page.locator("console-deal [aria-current=step]")).hasText("Demo");
        page.locator("console-demo").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Book "))).nth(1).click();
        assertThat(page.locator("console-demo").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel it"))).isVisible();
        page.getByLabel("To do").fill("Send the curve at 70 °C");
        page.locator("console-tasks").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add")).click();
        assertThat(page.getByLabel("Send the curve at 70 °C")).isVisible();
        page.locator("console-notes").getByLabel("Note").fill("They compare us with their present supplier.");
        sales.button("Write a note").click();
        assertThat(page.locator("console-notes li")).hasCount(1);
        assertThat(page.locator("console-notices .said")).hasCount(0);
        sales.picture("console-lead");
        sales.area("To do");
        assertThat(sales.link("Send the curve at 70 °C")).isVisible();
        sales.picture("console-todo");
        sales.area("Board");
        assertThat(page.locator(".deal").first()).isVisible();
        sales.picture("console-board");
        sales.area("Calendar");
        assertThat(page.locator(".week")).isVisible();
        sales.picture("console-calendar");
        sales.area("People");
        sales.link("Plant Engineer").click();
        assertThat(page.getByText("By the person").first()).isVisible();
        sales.picture("console-person");
    }

    private static void govern(Screen steward) {
        Page page = steward.page;
        steward.signIn("steward").area("Products");
        assertThat(page.getByLabel("Channel")).isVisible();
        steward.picture("console-products");
        page.navigate("/console/#/products/" + ids.get("PU-1100"));
        assertThat(steward.button("Save")).isVisible();
        steward.picture("console-product");
        steward.area("Completeness");
        assertThat(page.locator("console-complete td").first()).isVisible();
        steward.picture("console-completeness");
        steward.area("Networks");
        assertThat(steward.button("Decide on its terms")).isVisible();
        steward.picture("console-networks");
        steward.area("Imports");
        page.getByLabel("File").setInputFiles(new FilePayload("prices.csv", "text/csv",
                "sku,list_price_usd,color\nPU-1100,1990.0000,Green\nPU-1150,abc,Blue\n".getBytes(StandardCharsets.UTF_8)));
        steward.button("Try it out").click();
        assertThat(steward.heading("What would change")).isVisible();
        steward.picture("console-import");
    }
}
