package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import touchstone.test.Browser;
import touchstone.test.SocialSignIn;

/** Who is erased is in no store any more: not in the tables of the four databases, not in the journal, not in what the catalog keeps, and in nobody else's mailbox. */
class ErasureTest {
    private static final List<String> DATABASES = List.of("registration", "lead", "ledger", "keycloak");

    @Test
    void nothing_of_a_person_is_left_in_any_store() {
        String mark = "zq" + UUID.randomUUID().toString().substring(0, 13);
        String email = mark + "@fabrikam.test";
        // What the network calls them ends so too.
        String trace = mark.substring(mark.length() - 12);
        Visit visit = new Visit().consentToMeasurement();
        SocialSignIn.Visitor person = SocialSignIn.newVisitor("social", mark, email, Map.of("company", "Company " + mark));
        visit.signIn(person, visit.choose());
        visit.register("Given" + mark, "Family" + mark, email, "Company " + mark);
        reportWhoItIs(visit, mark, email);
        Governing.Imported imported = Governing.imports("sku,name,category,list_price_usd,sell_start,description_en\nZ-" + UUID.randomUUID() + ",Gear pump,Pumps,10,2019-04-30,Quiet.\n");
        Governing.approve(imported.products());
        assertEquals(1, Governing.withOutcome(Governing.publish(imported.products()), "PUBLISHED").size());
        Map<String, Object> product = imported.products().get(0);
        String lead = visit.caller.post("/forms/demo-request/submissions", Map.of("version", 1, "answers", Map.of("message", "Message " + mark),
                "product", product.get("id"), "revision", product.get("revision")), Map.of("Idempotency-Key", mark)).must(201).body().path("id").asText();
        Caller sales = Caller.staff("sales");
        sales.put("/leads/" + lead + "/review", Map.of("decision", "ACCEPTED", "reason", "For " + mark), Map.of("If-Match", sales.get("/leads/" + lead).must(200).header("ETag"))).must(200);
        sales.post("/leads/" + lead + "/notes", Map.of("text", "Spoke to " + mark)).must(201);
        String opportunity = sales.post("/opportunities", Map.of("lead", lead)).must(201).body().path("id").asText();
        Caller.Answer me = visit.caller.get("/me").must(200);
        String prospect = me.body().path("id").asText();
        for (String database : DATABASES) assertFalse(tablesWith(database, trace).isEmpty(), database + " holds something before");

        Caller.Answer erased = visit.caller.delete("/me", Map.of("If-Match", me.header("ETag"))).must(200);

        // What the network itself knows is not ours to erase; its stand-in keeps it in the same database.
        SocialSignIn.forget("social", person);
        for (String database : DATABASES) Await.until(Duration.ofSeconds(60), () -> tablesWith(database, trace), List::isEmpty);
        assertEquals(List.of(), filesWith(RunningSystem.stack().data().journal(), trace));
        assertEquals(List.of(), filesWith(RunningSystem.stack().data().mongodb().getParent(), trace));
        assertEquals(List.of(), filesWith(RunningSystem.stack().data().readIndex(), trace));
        assertEquals(List.of(), tablesWith("lead", prospect));
        // What was sent is in the mailbox it was sent to.
        assertEquals(List.of(), mailsWith(trace).stream().filter(mail -> !mail.path("to").toString().contains(email)).toList());
        JsonNode left = sales.get("/leads/" + lead).must(200).body();
        assertTrue(left.path("erased").asBoolean());
        assertEquals(product.get("id"), left.at("/product/id").asText());
        assertEquals("OPEN", sales.get("/opportunities/" + opportunity).must(200).body().path("result").asText());
        String certificate = new String(Base64.getUrlDecoder().decode(erased.body().path("certificate").asText().split("\\.")[1]), StandardCharsets.UTF_8);
        assertTrue(told(certificate).containsAll(List.of("the subscriber gateway, to erase what it holds", "the subscriber lead, to erase what it holds")), certificate);
    }

    /** A page that tells more than it should: what is taken, and what is rejected. */
    private static void reportWhoItIs(Visit visit, String mark, String email) {
        Map<String, Object> properties = Map.of("email", email, "first_name", "Given" + mark, "note", "Ask " + email, "url", "https://shop.fabrikam.test/?mail=" + email, "seconds", 3);
        assertEquals(1, visit.caller.post("/v1/track", Map.of("event", "Form Filled", "properties", properties)).must(200).body().path("stored").asInt());
        Map<String, Object> traits = Map.of("email", email, "name", "Given" + mark, "nickname", mark);
        assertEquals(1, visit.caller.post("/v1/identify", Map.of("userId", email, "timestamp", "never", "traits", traits, "context", Map.of("traits", traits))).must(200).body().path("rejected").size());
    }

    private static List<JsonNode> mailsWith(String text) {
        try {
            List<JsonNode> found = new ArrayList<>();
            for (JsonNode mail : new ObjectMapper().readTree(new Browser().get(RunningSystem.stack().mails() + "/messages").body())) {
                if (mail.toString().toLowerCase(Locale.ROOT).contains(text)) found.add(mail);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> told(String certificate) {
        try {
            List<String> told = new ArrayList<>();
            new ObjectMapper().readTree(certificate).path("told").forEach(one -> told.add(one.asText()));
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tables of a database, of all schemas, that have the text in any of their columns. */
    private static List<String> tablesWith(String name, String text) {
        List<String> found = new ArrayList<>();
        try (Connection database = RunningSystem.stack().database(name)) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = database.createStatement().executeQuery("select format('%I.%I', table_schema, table_name) from information_schema.tables "
                    + "where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1")) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            for (String table : tables) {
                try (PreparedStatement query = database.prepareStatement("select 1 from " + table + " t where strpos(lower(t::text), ?) > 0 limit 1")) {
                    query.setString(1, text.toLowerCase(Locale.ROOT));
                    if (query.executeQuery().next()) found.add(table);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static List<String> filesWith(Path folder, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> has(file, wanted)).map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(Path file, byte[] wanted) {
        try {
            // Bytes are read as the characters of the same number, so that a text is found in what is none.
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (java.nio.file.NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
