package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** The console as stewards use it beyond products: people, networks, completeness. */
class StewardTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @Test
    void a_person_is_found_with_every_value_where_it_is_from_and_what_it_was() {
        String id = registered("Sought" + RUN);
        Caller steward = Caller.staff("steward");
        steward.patch("/prospects/" + id, Map.of("jobTitle", "Head of maintenance"), steward.get("/prospects/" + id).must(200).header("ETag")).must(200);
        steward.patch("/prospects/" + id, Map.of("jobTitle", "Plant manager"), steward.get("/prospects/" + id).must(200).header("ETag")).must(200);
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("steward").area("People");
            page.keyboard().press("/");
            page.keyboard().type("Sought" + RUN);
            assertThat(page.locator("console-people li")).hasCount(1);
            screen.isAccessible();
            screen.link("Visitor Sought" + RUN).click();

            assertThat(screen.heading("Visitor Sought" + RUN)).isVisible();
            Locator title = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("Plant manager")));
            assertThat(title.getByText("By a steward", new Locator.GetByTextOptions().setExact(true))).isVisible();
            assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("Sought" + RUN))).getByText("By the person", new Locator.GetByTextOptions().setExact(true)).first()).isVisible();
            title.locator("summary").click();
            assertThat(title.getByText("Head of maintenance")).isVisible();
            assertThat(page.locator("console-timeline").getByText("Registered")).isVisible();
            screen.isAccessible();
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void what_is_done_with_a_claim_and_what_terms_allow_is_decided_with_a_reason() {
        Caller steward = Caller.staff("steward");
        // The first that the screen shows.
        String network = "/providers/" + steward.get("/providers").must(200).body().at("/items/0/alias").asText();
        JsonNode before = steward.get(network + "/rules").must(200).body();
        JsonNode policy = steward.get(network + "/capture-policies").must(200).body().at("/items/0");
        String why = "Looked at again " + RUN;
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("steward").area("Networks");
            assertThat(screen.button("Decide on its terms")).isVisible();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("By what each person said last")).getByRole(AriaRole.ROW).nth(1)).isVisible();
            screen.isAccessible();
            // As they were, so that nothing that others do changes: only who and why.
            screen.button("Decide on its terms").click();
            screen.isAccessible();
            page.getByLabel("Which terms say so").fill(why);
            screen.button("Decide").click();
            assertThat(page.getByText(Pattern.compile("^steward, .*" + why)).first()).isVisible();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Decide on (?!its)"))).first().click();
            screen.isAccessible();
            page.getByLabel("Why").fill(why);
            screen.button("Decide").click();
            assertThat(page.getByText(Pattern.compile("^Decided on "))).isVisible();
            page.getByText("What was decided before").first().click();
            assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName(why)).first()).isVisible();
            screen.isAccessible();
            assertEquals(List.of(), screen.complaints);
        }
        JsonNode after = steward.get(network + "/rules").must(200).body();
        assertEquals(why, after.path("reason").asText());
        assertEquals("steward", after.path("decidedBy").asText());
        for (String use : List.of("store", "refresh", "show", "sell", "score", "export", "mail")) assertEquals(before.path(use), after.path(use), use);
        JsonNode decided = steward.get(network + "/capture-policies").must(200).body().at("/items/0");
        assertEquals(why, decided.path("reason").asText());
        assertEquals(policy.path("decision"), decided.path("decision"));
    }

    @Test
    void what_a_steward_typed_outlives_another_language_and_what_a_colleague_saved() {
        String product = Governing.imports("sku,name,category,list_price_usd,description_en\nT-" + RUN + ",Typed " + RUN + ",Pumps,10.0000,Old.\n").ids().get("T-" + RUN);
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("steward");
            page.navigate("/console/#/products/" + product);
            page.getByLabel("Description (en)").fill("Typed by one.");
            page.getByLabel("First language").selectOption("ar");
            assertThat(page.getByLabel("Description (en)")).hasCount(0);
            page.getByLabel("First language").selectOption("en");
            assertThat(page.getByLabel("Description (en)")).hasValue("Typed by one.");

            Caller steward = Caller.staff("steward");
            steward.patch("/products/" + product, Map.of("values", Map.of("color", "Green")), steward.get("/products/" + product).must(200).header("ETag")).must(200);
            screen.button("Save").click();
            assertThat(page.getByText("what you typed is still in the form")).isVisible();
            assertThat(page.getByLabel("Color")).hasValue("Green");
            assertThat(page.getByLabel("Description (en)")).hasValue("Typed by one.");
            screen.button("Save").click();
            assertThat(page.getByText("Saved.")).isVisible();
            JsonNode values = steward.get("/products/" + product).must(200).body().path("values");
            assertEquals("Typed by one.", values.at("/description/en").asText());
            assertEquals("Green", values.path("color").asText());
        }
    }

    @Test
    void an_import_is_found_again_by_its_address_and_can_be_stopped() {
        String file = "sku,name,category,list_price_usd\n" + IntStream.range(0, 60_000).mapToObj(i -> "S" + i + "-" + RUN + ",Stopped " + i + ",Pumps,10.0000\n").collect(Collectors.joining());
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("steward").area("Imports");
            page.getByLabel("File").setInputFiles(new FilePayload("many.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
            screen.button("Try it out").click();
            screen.button("Stop the import").click();
            assertThat(screen.heading("Stopped: this was taken in before")).isVisible();
            screen.isAccessible();

            page.reload();
            assertThat(screen.heading("Stopped: this was taken in before")).isVisible();
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void the_heat_map_tells_how_complete_each_family_is() {
        Governing.imports("sku,name,category,list_price_usd\nH-" + RUN + ",Heat " + RUN + ",Pumps,10.0000\n");
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("steward").area("Completeness");
            assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Standard"))).isVisible();
            assertThat(page.getByText(Pattern.compile("^\\d+ of \\d+ complete$")).first()).isVisible();
            assertThat(page.getByText(Pattern.compile("^Products counted: ")).first()).isVisible();
            screen.isAccessible();
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void the_screens_of_stewards_fit_a_small_window_in_the_dark() {
        String id = registered("Small" + RUN);
        try (Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK).setLocale("en-GB"))) {
            small.signIn("steward");
            for (String place : List.of("products", "completeness", "imports", "people", "people/" + id, "networks")) {
                small.go(place);
                small.fitsItsWidth();
                small.isAccessible();
            }
            assertEquals(List.of(), small.complaints);
        }
    }

    /** @return the id of somebody of this family name */
    private static String registered(String name) {
        Visit visit = new Visit().consentToMeasurement();
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        visit.signIn(person, visit.choose());
        visit.register("Visitor", name, person.username() + "@fabrikam.test", "Fabrikam");
        return visit.caller.get("/me").must(200).body().path("id").asText();
    }

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }
}
