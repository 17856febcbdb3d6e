package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever form an operator defines can be filled in, and what is wrong with an answer is said in the page's language. */
class FormsTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String FORM = "visit-" + RUN;

    @BeforeAll
    static void defineAForm() {
        RunningSystem.stack();
        Map<String, Object> schema = Map.of("type", "object", "additionalProperties", false, "required", List.of("email", "wants", "when"), "properties", Map.of(
                "email", Map.of("type", "string", "maxLength", 254, "format", "email"),
                "wants", Map.of("type", "array", "uniqueItems", true, "minItems", 1, "items", Map.of("type", "string", "enum", List.of("pumps", "valves", "2"))),
                "way", Map.of("type", "string", "enum", List.of("train", "car")),
                "when", Map.of("type", "string", "maxLength", 10, "format", "date"),
                "site", Map.of("type", "string", "maxLength", 200, "format", "uri")));
        Map<String, Object> english = Map.of("title", "Visit us", "fields", Map.of("email", "E-mail", "wants", "You want to see", "way", "You come by", "when", "Day", "site", "Your site"),
                "choices", Map.of("wants", Map.of("pumps", "Pumps", "valves", "Valves", "2", "Both"), "way", Map.of("train", "Train", "car", "Car")));
        Map<String, Object> german = Map.of("title", "Besuchen Sie uns", "fields", Map.of("wants", "Sie wollen sehen"), "choices", Map.of("wants", Map.of("pumps", "Pumpen"), "way", Map.of("train", "Bahn")));
        List<Map<String, String>> fields = List.of("email", "wants", "way", "when", "site").stream().map(name -> Map.of("name", name, "ask", "ALWAYS")).toList();
        Caller.staff("operator").post("/form-definitions", Map.of("id", FORM, "definition", Map.of("kind", "OTHER", "product", "NONE", "schema", schema, "fields", fields, "consents", List.of(),
                "texts", Map.of("en", english, "de", german)))).must(201);
    }

    @Test
    void choices_are_read_as_words_and_several_are_ticked() throws IOException {
        try (Site site = new Site(); Screen screen = Screen.open(new NewContextOptions().setViewportSize(320, 900).setLocale("de-DE"))) {
            Page page = open(site, screen, "de", FORM);
            assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Sie wollen sehen"))).isVisible();
            assertThat(page.getByLabel("You come by").locator("option")).hasText(new String[] {"", "Bahn", "Car"});
            screen.isAccessible();
            screen.fitsItsWidth();
            page.getByLabel("E-mail").fill("visitor-" + RUN + "@fabrikam.test");
            page.getByLabel("Day").fill("2031-05-06");
            page.getByLabel("Your site").fill("https://fabrikam.test/");
            screen.button("Senden").click();
            assertThat(page.locator("fieldset .hint").last()).hasText("Das wird gebraucht.");
            assertThat(page.getByLabel("Pumpen")).isFocused();

            page.getByLabel("Pumpen").check();
            page.getByLabel("Both").check();
            page.getByLabel("You come by").selectOption("Bahn");
            Response sent = page.waitForResponse(answer -> answer.url().endsWith("/submissions"), () -> screen.button("Senden").click());
            assertThat(page.getByText("Das ist angekommen.")).isVisible();
            String lead = new ObjectMapper().readTree(sent.body()).path("id").asText();
            JsonNode answers = Caller.staff("sales").get("/leads/" + lead).must(200).body().path("answers");
            assertEquals("[\"pumps\",\"2\"]", answers.path("wants").toString());
            assertEquals("train 2031-05-06 https://fabrikam.test/", answers.path("way").asText() + " " + answers.path("when").asText() + " " + answers.path("site").asText());
        }
    }

    @Test
    void what_cannot_be_taken_is_said_in_the_language_of_the_page() {
        Map<String, String> addresses = Map.of("de", "Das ist keine E-Mail-Adresse.", "fr", "Ce n’est pas une adresse e-mail.", "es", "No es una dirección de correo.", "ar", "هذا ليس عنوان بريد إلكتروني.", "zh", "这不是电子邮件地址。");
        addresses.forEach((language, text) -> {
            try (Site site = new Site(); Screen screen = Screen.open()) {
                Page page = open(site, screen, language, "newsletter");
                // A browser takes it for an address, the service does not.
                page.locator("touchstone-form input[type=email]").fill("visitor@fabrikam");
                page.locator("touchstone-form input[type=checkbox]").first().check();
                page.locator("touchstone-form form button").click();
                assertThat(page.locator("touchstone-form .field .hint").first()).hasText(text);
            }
        });
    }

    @Test
    void a_refusal_is_said_in_the_language_of_the_page() {
        Map<Integer, String> problems = Map.of(429, "too-many-requests", 503, "upstream-unavailable", 409, "request-still-running", 401, "unauthorized");
        Map<Integer, String> texts = Map.of(429, "Das war zu viel in kurzer Zeit.", 503, "Etwas auf unserer Seite antwortet gerade nicht.", 409, "Diese Seite ist nicht mehr aktuell.", 401, "Sie sind nicht oder nicht mehr angemeldet.");
        problems.forEach((status, slug) -> {
            try (Site site = new Site(); Screen screen = Screen.open()) {
                screen.page.route("**/forms/newsletter*", route -> route.fulfill(refusal(route, status, slug)));
                Page page = open(site, screen, "de", "newsletter");
                assertThat(page.getByText(texts.get(status))).isVisible();
            }
        });
    }

    private static Route.FulfillOptions refusal(Route route, int status, String slug) {
        return new Route.FulfillOptions().setStatus(status).setContentType("application/problem+json").setHeaders(Map.of("Access-Control-Allow-Origin", route.request().headerValue("origin"), "Access-Control-Allow-Credentials", "true",
                "Content-Type", "application/problem+json")).setBody("{\"type\": \"/problems/" + slug + "\", \"status\": " + status + ", \"detail\": \"In English.\"}");
    }

    private static Page open(Site site, Screen screen, String language, String form) {
        site.page("/", "data-key=\"" + Site.key(site.origin()) + "\"", "<script>document.documentElement.lang = '" + language + "'; document.documentElement.dir = '" + (language.equals("ar") ? "rtl" : "ltr") + "'</script>"
                + "<h1>Form</h1><touchstone-form form=\"" + form + "\"></touchstone-form>");
        screen.page.navigate(site.origin() + "/");
        return screen.page;
    }
}
