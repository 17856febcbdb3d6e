package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A product sheet that asks for an e-mail address: from the form to the mail to the file, through the front door. */
class SheetRequestTest {
    private static final Pattern LINK = Pattern.compile("http://\\S+/sheets/\\S+");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @Test
    void whoever_leaves_an_address_gets_the_sheet_by_the_link_in_the_mail_and_nobody_else_does() throws Exception {
        String id = published();
        assertEquals(403, Caller.visitor().get("/storefront/products/" + id + "/sheet").status());
        String email = "reader-" + UUID.randomUUID() + "@fabrikam.test";

        Caller visitor = Caller.visitor();
        JsonNode challenge = visitor.get("/forms/sheet-request?product=" + id + "&revision=1").must(200).body().path("challenge");
        // A person takes a while to fill it in; who does not is held back.
        Instant typed = Instant.now().plusSeconds(3);
        Await.until(Duration.ofSeconds(20), Instant::now, now -> now.isAfter(typed));
        visitor.post("/forms/sheet-request/submissions", Map.of("version", 1, "product", id, "revision", 1, "answers", Map.of("email", email),
                "proof", Map.of("token", challenge.path("token").asText(), "nonce", nonce(challenge.path("token").asText(), challenge.path("difficulty").asInt())))).must(201);

        String text = Await.until(Duration.ofSeconds(60), () -> mailTo(email), mail -> !mail.isEmpty());
        Matcher link = LINK.matcher(text);
        assertTrue(link.find(), text);
        HttpResponse<byte[]> file = open(link.group());
        assertEquals(200, file.statusCode(), () -> new String(file.body(), StandardCharsets.UTF_8));
        assertEquals("%PDF", new String(file.body(), 0, 4, StandardCharsets.US_ASCII));
        assertEquals(403, open(link.group() + "x").statusCode());
        String other = published();
        assertEquals(403, open(link.group().replace(id, other)).statusCode());
        // A service that is slow at its first question is asked again.
        Await.until(Duration.ofSeconds(60), () -> Caller.staff("approver").get("/products/" + id + "/impact").must(200).body(), impact -> impact.path("openLeads").asLong(-1) == 1);
    }

    @Test
    void in_a_browser_it_is_asked_for_where_it_is_offered_and_comes_by_mail() throws Exception {
        String id = published();
        String email = "reader-" + UUID.randomUUID() + "@fabrikam.test";
        try (Screen screen = Screen.open()) {
            screen.page.navigate("/shop/product.html?id=" + id);
            screen.button("Product sheet (PDF)").click();
            assertThat(screen.page.getByText("This sheet is sent to those who leave an e-mail address.")).isFocused();
            screen.isAccessible();
            screen.page.locator("touchstone-sheet").getByLabel("E-mail").fill(email);
            // As above: it is typed as slowly as a person does.
            Instant typed = Instant.now().plusSeconds(3);
            Await.until(Duration.ofSeconds(20), Instant::now, now -> now.isAfter(typed));
            screen.page.locator("touchstone-sheet").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send")).press("Enter");
            assertThat(screen.page.getByText("The product sheet is on its way to you by mail.")).isFocused();
            screen.isAccessible();
            assertEquals(List.of(), screen.complaints);
        }

        Matcher link = LINK.matcher(Await.until(Duration.ofSeconds(60), () -> mailTo(email), mail -> !mail.isEmpty()));
        assertTrue(link.find());
        assertEquals("%PDF", new String(open(link.group()).body(), 0, 4, StandardCharsets.US_ASCII));
    }

    private static HttpResponse<byte[]> open(String link) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofByteArray());
    }

    /** What the mail to an address says, empty if there is none. */
    private static String mailTo(String email) {
        try {
            String all = HTTP.send(HttpRequest.newBuilder(URI.create(RunningSystem.stack().mails() + "/messages")).build(), BodyHandlers.ofString()).body();
            for (JsonNode mail : new ObjectMapper().readTree(all)) if (mail.path("to").toString().contains(email)) return mail.path("text").asText();
            return "";
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Does what a browser does for a challenge. */
    private static String nonce(String token, int difficulty) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (int nonce = 0; ; nonce++) {
            byte[] hash = sha256.digest((token + nonce).getBytes(StandardCharsets.US_ASCII));
            if (256 - new BigInteger(1, hash).bitLength() >= difficulty) return String.valueOf(nonce);
        }
    }

    private static String published() {
        String csv = "sku,name,category,list_price_usd,sell_start,description_en,sheet_gate\nSR-" + UUID.randomUUID() + ",Pump,Pumps,10,2019-04-30,Quiet.,EMAIL\n";
        JsonNode row = Caller.staff("steward").postCsv("/imports", csv).must(201).body().at("/results/0");
        List<Map<String, Object>> products = List.of(Map.of("id", row.path("product").asText(), "revision", row.path("revision").asLong()));
        Governing.approve(products);
        assertEquals(1, Governing.withOutcome(Governing.publish(products), "PUBLISHED").size());
        return row.path("product").asText();
    }
}
