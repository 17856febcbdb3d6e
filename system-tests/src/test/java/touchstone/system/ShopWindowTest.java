package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a governed catalog looks like in the shop: pictures, variants, categories, related products, and all of it in the words of the page's language. */
class ShopWindowTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String MODEL = "W-" + RUN;
    private static final String HOSE = "H-" + RUN;
    private static final String NAME = "Circulator " + RUN;
    /** A tree of its own, which the pages are told instead of the demo's. */
    private static final String TREE = "t" + RUN;
    private static Map<String, String> ids;

    @BeforeAll
    static void publishAModel() {
        Caller steward = Caller.staff("steward");
        String family = "window_" + RUN;
        steward.post("/families", Map.of("code", family, "labels", Map.of("en", "Circulators"), "groups", Map.of("looks", Map.of("en", "Looks", "fr", "Aspect"), "general", Map.of("en", "General", "fr", "Généralités")),
                "attributes", List.of(attribute("name", "TEXT", Map.of()), attribute("category", "OPTION", Map.of("facet", true)), attribute("description", "TEXT", Map.of("localisable", true)),
                        attribute("list_price", "PRICE", Map.of()), attribute("pictures", "MEDIA", Map.of()),
                        attribute("finish", "OPTION", Map.of("facet", true, "group", "looks", "labels", Map.of("en", "Finish", "fr", "Finition"), "options", List.of("MT", "GL"), "optionLabels",
                                List.of(Map.of("code", "MT", "labels", Map.of("en", "Matt", "fr", "Mat")), Map.of("code", "GL", "labels", Map.of("en", "Glossy", "fr", "Brillant"))))),
                        attribute("size", "MEASUREMENT", Map.of("units", List.of("MM"), "labels", Map.of("en", "Connection", "fr", "Raccord"), "group", "general"))))).must(201);
        String blue = TestPicture.sent(Map.of("en", "A blue circulator", "fr", "Un circulateur bleu"));
        String side = TestPicture.sent(Map.of("en", "The same from the side"));
        steward.post("/category-trees", Map.of("code", TREE, "labels", Map.of("en", "Shop"), "channels", List.of("web"), "categories", List.of(
                Map.of("code", "heating-" + RUN, "labels", Map.of("en", "Heating " + RUN, "fr", "Chauffage " + RUN)),
                Map.of("code", "circulators-" + RUN, "parent", "heating-" + RUN, "labels", Map.of("en", "Circulators " + RUN))))).must(201);
        Governing.Imported imported = Governing.imports(family, "sku,name,category,list_price_usd,description_en,description_fr,finish,size,size_unit,variant_of,axes,pictures,categories_" + TREE + ",relations_accessory\n"
                + HOSE + ",Hose " + RUN + ",Hoses,49.00,Two metres.,Deux mètres.,,,,,,,heating-" + RUN + ",\n"
                + MODEL + "," + NAME + ",Pumps,490.00,Moves hot water.,Déplace l'eau chaude.,,,,,\"finish,size\",\"" + blue + "," + side + "\",circulators-" + RUN + "," + HOSE + "\n"
                + MODEL + "-MT,,,,,,MT,20,MM," + MODEL + ",,,circulators-" + RUN + ",\n"
                + MODEL + "-GL,,,550.00,,,GL,20,MM," + MODEL + ",,,circulators-" + RUN + ",\n"
                + MODEL + "-XL,,,650.00,,,GL,32,MM," + MODEL + ",,,circulators-" + RUN + ",\n");
        Governing.approve(imported.products());
        assertEquals(5, Governing.withOutcome(Governing.publish(imported.products()), "PUBLISHED").size());
        for (String sku : List.of(HOSE, MODEL, MODEL + "-MT", MODEL + "-GL", MODEL + "-XL")) {
            JsonNode french = Caller.staff("approver").post("/publications", Map.of("channel", "web", "locale", "fr", "products", List.of(Map.of("id", imported.ids().get(sku), "revision", 1)))).must(200).body();
            assertEquals("PUBLISHED", french.at("/results/0/outcome").asText(), french.toString());
        }
        ids = imported.ids();
        Await.until(Duration.ofSeconds(30), () -> Caller.visitor().get("/storefront/products/" + ids.get(MODEL) + "?expand=categories,labels,relations").body(),
                answer -> answer.at("/categories/0/path").size() == 2 && answer.path("relations").size() == 1);
    }

    @Test
    void a_product_shows_its_pictures_in_the_size_that_fits_and_says_what_is_on_them() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            page.navigate(address(MODEL));
            Locator picture = page.getByAltText("A blue circulator");
            assertThat(picture).isVisible();
            assertTrue(picture.getAttribute("srcset").contains("240w") && picture.getAttribute("srcset").contains("800w"), picture.getAttribute("srcset"));
            Await.until(Duration.ofSeconds(30), () -> picture.evaluate("image => image.complete && image.naturalWidth"), width -> width instanceof Integer loaded && loaded > 0);

            visitor.button("The same from the side").click();
            assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("The same from the side"))).isVisible();
            visitor.isAccessible();
            assertEquals(List.of(), visitor.complaints);
        }
    }

    @Test
    void a_variant_is_chosen_with_its_price_and_stays_in_the_address() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            page.navigate(address(MODEL));
            assertThat(page.getByText("$490.00")).isVisible();

            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Glossy")).check();
            assertThat(page.getByText("$550.00").first()).isVisible();
            assertThat(page.getByText(MODEL + "-GL", new Page.GetByTextOptions().setExact(true))).isVisible();
            assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Glossy"))).isFocused();
            assertThat(page).hasURL(Pattern.compile(".*id=" + ids.get(MODEL + "-GL")));
            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Glossy")).press("Tab");
            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("20 mm")).press("ArrowRight");
            assertThat(page.getByText("$650.00").first()).isVisible();
            visitor.isAccessible();

            page.reload();
            assertThat(page.getByText("$650.00").first()).isVisible();
            assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("32 mm"))).isChecked();
            // Glossy and small is what comes nearest: matt is only made small.
            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Matt")).check();
            assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("20 mm"))).isChecked();
            assertEquals(List.of(), visitor.complaints);
        }
    }

    @Test
    void a_category_narrows_the_list_is_kept_in_the_address_and_leads_back_from_its_products() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            speak(page, "en", "ltr");
            page.navigate("/shop/");
            Locator categories = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Categories"));
            categories.getByText("Heating " + RUN).click();
            categories.getByText("Circulators " + RUN).click();
            assertThat(page).hasURL(Pattern.compile(".*category=" + TREE + "%2Fcirculators-" + RUN));
            assertThat(visitor.link(NAME)).isVisible();
            assertThat(visitor.link("Hose " + RUN)).hasCount(0);
            assertThat(page.locator("touchstone-products article")).hasCount(1);
            visitor.isAccessible();

            page.goBack();
            assertThat(visitor.link("Hose " + RUN)).isVisible();
            visitor.link(NAME).click();
            page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Shop").setExact(true)).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Circulators " + RUN)).click();
            assertThat(page.getByText("Circulators " + RUN)).isVisible();
            assertThat(page.locator("touchstone-products article")).hasCount(1);
            assertEquals(List.of(), visitor.complaints);
        }
    }

    @Test
    void related_products_are_a_step_away() {
        try (Screen visitor = Screen.open()) {
            visitor.page.navigate(address(MODEL));
            assertThat(visitor.heading("Accessories")).isVisible();
            visitor.link("Hose " + RUN).click();
            assertThat(visitor.heading("Hose " + RUN)).isVisible();
            assertThat(visitor.link(NAME)).isVisible();
        }
    }

    @Test
    void a_page_in_french_speaks_of_attributes_options_and_pictures_in_french() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            speak(page, "fr", "ltr");
            page.navigate(address(MODEL + "-MT"));
            assertThat(page.getByAltText("Un circulateur bleu")).isVisible();
            assertThat(visitor.heading("Aspect")).isVisible();
            assertThat(page.getByText("Finition").first()).isVisible();
            assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Mat"))).isChecked();
            assertThat(page.getByText("Chauffage " + RUN)).isVisible();
        }
    }

    @Test
    void it_fits_a_small_screen_in_the_dark_and_reads_from_the_right() {
        try (Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK)); Screen arabic = Screen.open()) {
            speak(small.page, "en", "ltr");
            small.page.navigate(address(MODEL + "-GL"));
            assertThat(small.page.getByAltText("A blue circulator")).isVisible();
            small.fitsItsWidth();
            small.isAccessible();
            small.picture("window-small-dark");
            small.page.navigate("/shop/?category=" + TREE + "%2Fheating-" + RUN);
            assertThat(small.link(NAME)).isVisible();
            small.fitsItsWidth();
            small.isAccessible();
            small.picture("window-small-dark-list");

            speak(arabic.page, "ar", "rtl");
            arabic.page.navigate(address(MODEL + "-GL"));
            assertThat(arabic.page.getByAltText("A blue circulator")).isVisible();
            arabic.fitsItsWidth();
            arabic.isAccessible();
            arabic.picture("window-arabic");
        }
    }

    /** The shop's pages, in a language, with the tree of these tests. */
    @Test
    void categories_that_could_not_be_read_once_are_there_when_it_is_tried_again() {
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            speak(page, "en", "ltr");
            var refused = new AtomicBoolean();
            page.route("**/storefront/categories*", route -> {
                if (refused.getAndSet(true)) route.resume();
                else route.fulfill(new Route.FulfillOptions().setStatus(503).setContentType("application/problem+json").setBody("{\"type\": \"/problems/unavailable\", \"status\": 503}"));
            });
            page.navigate("/shop/");
            visitor.button("Try again").click();
            assertThat(page.getByText("Heating " + RUN).first()).isVisible();
        }
    }

    private static void speak(Page page, String language, String direction) {
        page.route(Pattern.compile(".*/shop/([a-z]+\\.html)?(\\?.*)?"), route -> {
            APIResponse answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(answer.text().replace("<html lang=\"en\">", "<html lang=\"" + language + "\" dir=\"" + direction + "\">").replace("tree=\"web\"", "tree=\"" + TREE + "\"")));
        });
    }

    private static Map<String, Object> attribute(String code, String type, Map<String, Object> more) {
        var attribute = new HashMap<String, Object>(Map.of("code", code, "type", type, "audience", "PUBLIC"));
        attribute.putAll(more);
        return attribute;
    }

    private static String address(String sku) {
        return "/shop/product.html?id=" + ids.get(sku);
    }
}
