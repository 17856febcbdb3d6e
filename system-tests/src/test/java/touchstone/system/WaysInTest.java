package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.local.Stack;
import touchstone.test.Browser;
import touchstone.test.MailSignIn;
import touchstone.test.SocialSignIn;

/** How people come in, through the front door: by a link in a mail, with a second network, and by a file of another system while processes are killed. */
class WaysInTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("http\\S+/email-sign-in/links/\\S+");

    @BeforeAll
    static void the_system_runs() {
        RunningSystem.stack();
    }

    @Test
    void somebody_without_an_account_anywhere_signs_in_by_a_link_in_a_mail() throws IOException {
        String address = "visitor-" + UUID.randomUUID() + "@fabrikam.test";
        mailLeadsIn();
        try (Site site = new Site(); Screen visitor = Screen.open()) {
            Page page = visitor.page;
            site.page("/", "data-key=\"" + Site.key(site.origin()) + "\"",
                    "<h1>Shop</h1><touchstone-sign-in provider=\"email\" return=\"" + RunningSystem.stack().front() + "/shop/registration.html\">Sign in by e-mail</touchstone-sign-in>");
            page.navigate(site.origin() + "/");
            visitor.button("Sign in by e-mail").click();
            visitor.button("Tick all").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue to")).click();
            assertThat(visitor.heading("Sign in by e-mail")).isVisible();
            visitor.isAccessible();
            page.getByLabel("Your e-mail address").fill(address);
            visitor.button("Send me a link").click();
            assertThat(page.getByText("a link is on its way")).isVisible();

            page.navigate(mailed(address));
            visitor.isAccessible();
            visitor.button("Sign in").click();
            assertThat(page.locator("touchstone-registration [name=email]")).hasValue(address);
            assertTrue(fetched(page, "/session").path("signedIn").asBoolean());
            page.locator("[name=givenName]").fill("Visitor");
            page.locator("[name=familyName]").fill("Mailed");
            visitor.button("Register").click();
            assertThat(page.getByText("You are registered")).isVisible();

            JsonNode me = fetched(page, "/me");
            assertEquals(address, me.path("email").asText());
            assertTrue(me.path("emailVerified").asBoolean(), me::toString);
            assertEquals(List.of(), visitor.complaints);
        }
    }

    /** The demo shop has the mail beside the network. */
    @Test
    void the_shop_lets_in_by_mail_who_has_no_account_anywhere() {
        mailLeadsIn();
        String address = "visitor-" + UUID.randomUUID() + "@fabrikam.test";
        try (Screen visitor = Screen.open(new NewContextOptions().setViewportSize(320, 740).setLocale("en-GB"))) {
            Page page = visitor.page;
            page.navigate("/shop/");
            visitor.button("No, thank you").click();
            visitor.fitsItsWidth();
            visitor.isAccessible();
            visitor.button("Sign in by e-mail").click();
            visitor.button("Tick all").click();
            visitor.isAccessible();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue to")).click();
            page.getByLabel("Your e-mail address").fill(address);
            // The page of a service looks like ours.
            assertThat(page.locator("body")).hasCSS("margin-top", "0px");
            visitor.fitsItsWidth();
            visitor.button("Send me a link").click();
            assertThat(page.getByText("a link is on its way")).isVisible();

            page.navigate(mailed(address));
            visitor.button("Sign in").click();
            assertThat(page.locator("touchstone-registration [name=email]")).hasValue(address);
            assertThat(page.locator("header").getByRole(AriaRole.BUTTON)).hasText(new String[] {"Sign out"});
            visitor.fitsItsWidth();
            visitor.isAccessible();
            assertEquals(List.of(), visitor.complaints);
        }
    }

    @Test
    void a_second_network_is_linked_and_then_leads_to_the_same_person() {
        SocialSignIn.Visitor social = SocialSignIn.newVisitor();
        var visit = new Visit().register(social);
        String id = visit.caller.get("/me").must(200).body().path("id").asText();
        String token = visit.caller.post("/me/link-tokens", Map.of()).must(201).body().path("token").asText();
        visit.caller.post("/sign-out", Map.of());

        SocialSignIn.Visitor github = SocialSignIn.newVisitor("github", Map.of("company", "Fabrikam"));
        visit.signInAt("github", github, visit.chooseAt("github"));
        visit.caller.get("/me").must(404);
        visit.caller.post("/me/sign-ins", Map.of("token", token)).must(201);

        assertEquals(id, visit.caller.get("/me").must(200).body().path("id").asText());
        assertEquals(List.of("social", "github"), Governing.texts(visit.caller.get("/me/sign-ins").must(200).body().path("items"), "provider"));
    }

    @Test
    void a_prospect_links_a_second_network_on_the_page_with_their_data_and_takes_the_first_away() {
        SocialSignIn.Visitor social = SocialSignIn.newVisitor();
        SocialSignIn.Visitor github = SocialSignIn.newVisitor("github", Map.of("company", "Fabrikam"));
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            visitor.register(social);

            page.navigate("/shop/my-data.html");
            assertThat(visitor.heading("Ways to sign in")).isVisible();
            visitor.isAccessible();
            visitor.button("Link GitHub").click();
            visitor.continueAs(github);
            assertThat(page.getByText("It is linked")).isVisible();
            assertThat(visitor.button("Remove GitHub")).isVisible();
            assertThat(visitor.button("Save")).isVisible();
            visitor.isAccessible();
            visitor.button("Remove Social Network").click();

            assertThat(page.getByText("It is no longer a way in.")).isFocused();
            assertThat(visitor.button("Remove Social Network")).hasCount(0);
            visitor.button("Remove GitHub").click();
            assertThat(page.getByText("It is your only way in.")).isVisible();
            assertThat(visitor.button("Remove GitHub")).isVisible();
            visitor.isAccessible();
            assertEquals(List.of(), visitor.complaints);
        }
    }

    /** A mail opens in another window than the one that waits for it. */
    @Test
    void a_prospect_links_their_mailbox_by_a_link_that_opens_in_another_window() {
        mailLeadsIn();
        SocialSignIn.Visitor social = SocialSignIn.newVisitor();
        String address = "visitor-" + UUID.randomUUID() + "@fabrikam.test";
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            visitor.register(social);
            page.navigate("/shop/my-data.html");
            page.locator("touchstone-sign-in[link][provider=email]").getByRole(AriaRole.BUTTON).first().click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue to")).click();
            page.getByLabel("Your e-mail address").fill(address);
            visitor.button("Send me a link").click();
            assertThat(page.getByText("a link is on its way")).isVisible();

            Page other = page.context().newPage();
            other.navigate(mailed(address));
            other.getByRole(AriaRole.BUTTON).click();
            assertThat(other.getByText("It is linked")).isVisible();
            assertThat(other.locator("touchstone-my-data [name=familyName]")).hasValue(social.familyName());
            assertFalse(other.url().contains("link"), other.url());
            assertEquals(List.of(), visitor.complaints);
        }
    }

    @Test
    void a_prospect_decides_on_the_page_with_their_data_on_what_a_network_says_now() {
        SocialSignIn.Visitor social = SocialSignIn.newVisitor();
        var visit = new Visit().register(social);
        SocialSignIn.change("social", social, Map.of("firstName", "Renamed", "lastName", "Rewritten"));
        try (Screen visitor = Screen.open()) {
            Page page = visitor.page;
            page.navigate("/shop/my-data.html");
            visitor.button("Yes, measure").click();
            visitor.button("Sign in").click();
            visitor.continueAs(social);
            page.waitForURL("**/shop/registration.html");
            page.navigate("/shop/my-data.html");
            assertThat(visitor.heading("What your networks say now")).isVisible();
            page.setViewportSize(320, 900);
            for (String language : List.of("ar", "de", "es", "fr", "zh", "en")) {
                page.unrouteAll();
                page.route("**/shop/my-data.html", route -> {
                    APIResponse answer = route.fetch();
                    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(answer.text().replace("<html lang=\"en\"", "<html lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr") + "\"")));
                });
                page.navigate("/shop/my-data.html");
                assertThat(page.locator("touchstone-sign-ins").getByRole(AriaRole.LISTITEM)).hasCount(3);
                visitor.isAccessible();
                visitor.fitsItsWidth();
                visitor.picture("ways-in-" + language);
            }

            proposal(page, "Last name").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take over")).click();
            assertThat(page.getByText("Taken over.")).isFocused();
            assertThat(page.locator("touchstone-my-data [name=familyName]")).hasValue("Rewritten");
            proposal(page, "First name").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep mine")).click();
            assertThat(page.getByText("Your value stays.")).isFocused();
            assertThat(visitor.heading("What your networks say now")).hasCount(0);

            page.reload();
            assertThat(visitor.heading("Ways to sign in")).isVisible();
            assertThat(visitor.heading("What your networks say now")).hasCount(0);
            assertThat(page.locator("touchstone-my-data [name=givenName]")).hasValue("Visitor");
            visitor.isAccessible();
            assertEquals(List.of(), visitor.complaints);
        }
    }

    private static Locator proposal(Page page, String field) {
        return page.locator("touchstone-sign-ins").getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("says, " + field));
    }

    @Test
    void while_keycloak_is_away_prospects_go_on_and_signing_in_says_so_until_it_is_back() {
        Stack stack = RunningSystem.stack();
        var ann = new Visit().register(SocialSignIn.newVisitor());
        var bob = new Visit();
        SocialSignIn.Visitor unknown = SocialSignIn.newVisitor();
        String choice = bob.choose();

        stack.part("keycloak").kill();
        try {
            Caller.Answer refused = Await.until(Duration.ofSeconds(30), () -> begun(bob, choice), answer -> answer.status() == 503);
            assertEquals("/problems/identity-unreachable", refused.body().path("type").asText());
            ann.caller.get("/me").must(200);
            bob.caller.get("/providers/social").must(200);
            bob.caller.get("/me").must(401);
        } finally {
            stack.part("keycloak").start();
        }

        bob.signIn(unknown, choice);
        bob.caller.get("/me").must(404);
        bob.register("Visitor", unknown.familyName(), unknown.email(), "Fabrikam");
        assertEquals(unknown.email(), bob.caller.get("/me").must(200).body().path("email").asText());
    }

    /** An answer of 202 is a promise, also where the process is killed the moment it is given. */
    @Test
    void an_import_that_was_acknowledged_survives_that_its_service_is_killed() {
        Stack stack = RunningSystem.stack();
        StringBuilder file = new StringBuilder("key,first_name,last_name,email\n");
        int people = 2_000;
        String domain = "d" + UUID.randomUUID().toString().replace("-", "") + ".test";
        for (int i = 0; i < people; i++) file.append(i).append(",Visitor,Imported,v").append(i).append('@').append(domain).append('\n');
        String system = "s-" + UUID.randomUUID();
        Caller steward = Caller.staff("steward");

        String location = steward.postCsv("/prospect-imports?legalBasis=LEGITIMATE_INTEREST&system=" + system, file.toString()).must(202).header("Location");
        stack.part("registration").kill();
        stack.part("registration").start();
        JsonNode running = Await.until(Duration.ofMinutes(3), () -> read(steward, location), seen -> seen.at("/rows/added").asInt() > 100);
        if (!running.path("state").asText().equals("FINISHED")) {
            stack.part("registration").kill();
            stack.part("registration").start();
        }

        JsonNode done = Await.until(Duration.ofMinutes(5), () -> read(steward, location), seen -> seen.path("state").asText().equals("FINISHED"));
        assertEquals(people, done.at("/rows/added").asInt(), done.path("rows")::toString);
        String again = steward.postCsv("/prospect-imports?legalBasis=LEGITIMATE_INTEREST&system=" + system, file.toString()).must(202).header("Location");
        JsonNode repeated = Await.until(Duration.ofMinutes(5), () -> read(steward, again), seen -> seen.path("state").asText().equals("FINISHED"));
        assertEquals(people, repeated.at("/rows/unchanged").asInt(), repeated.path("rows")::toString);
    }

    /** What the page itself is answered: what asks beside it would not send its cookies. */
    private static JsonNode fetched(Page page, String path) throws IOException {
        return JSON.readTree((String) page.evaluate("async path => (await fetch(path)).text()", path));
    }

    /** Status 0 while the gateway, which saw Keycloak a moment ago, still leads there. */
    private static Caller.Answer begun(Visit visit, String choice) {
        try {
            return visit.caller.get("/sign-in?provider=social&choice=" + choice + "&return=/shop/");
        } catch (UncheckedIOException nobodyAnswers) {
            return new Caller.Answer(0, JSON.nullNode(), null);
        }
    }

    /** Keycloak is told of it once both are up. */
    private static void mailLeadsIn() {
        Await.until(Duration.ofMinutes(2), () -> new MailSignIn().begin().body(), page -> page.contains("id=\"mailbox\""));
    }

    private static JsonNode read(Caller steward, String location) {
        Caller.Answer answer = steward.get(location);
        return answer.status() == 200 ? answer.body() : JSON.createObjectNode();
    }

    private static String mailed(String address) {
        return Await.until(Duration.ofSeconds(60), () -> {
            try {
                return StreamSupport.stream(JSON.readTree(new Browser().get(RunningSystem.stack().mails() + "/messages").body()).spliterator(), false)
                        .filter(mail -> mail.path("to").toString().contains(address)).map(mail -> LINK.matcher(mail.path("text").asText())).filter(Matcher::find).map(Matcher::group).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, links -> !links.isEmpty()).get(0);
    }
}
