package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import touchstone.local.Service;
import touchstone.local.Stack;
import touchstone.test.Browser;
import touchstone.test.SocialSignIn;

/** A request that was acknowledged is kept, once, and answered by mail, whatever was killed meanwhile. */
class LeadFaultsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void what_was_acknowledged_is_kept_once_and_mailed_whatever_is_killed() throws Exception {
        Stack stack = RunningSystem.stack();
        SocialSignIn.Visitor person = SocialSignIn.newVisitor("social", Map.of("company", "Fabrikam"));
        Visit visit = new Visit().register(person);
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        Set<String> waiting = new TreeSet<>();
        AtomicBoolean enough = new AtomicBoolean();
        var browser = Executors.newSingleThreadExecutor();
        try {
            Future<?> asking = browser.submit(() -> {
                while (!enough.get()) acknowledged.add(ask(visit.caller));
            });
            more(acknowledged, asking);
            stack.part("lead").kill();
            stack.part("lead").start();
            for (int i = 0; i < 5; i++) {
                more(acknowledged, asking);
                // As a database does that goes down: whatever it was doing for the service is undone, and every connection is lost.
                column("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            }
            more(acknowledged, asking);
            stack.part("mail").kill();
            more(acknowledged, asking);
            // What was caught before went with the mail server; this it cannot have.
            waiting.addAll(column("select id from outbox_mail where recipient = '" + person.email() + "' and sent_at is null"));
            stack.part("mail").start();
            more(acknowledged, asking);
            enough.set(true);
            asking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            enough.set(true);
            browser.shutdown();
        }

        assertEquals(new TreeSet<>(acknowledged), new TreeSet<>(column("select id from lead where contact_email = '" + person.email() + "'")));
        Await.until(PATIENCE, () -> column("select id from outbox_mail where recipient = '" + person.email() + "' and sent_at is null"), List::isEmpty);
        assertEquals(acknowledged.size(), column("select distinct lead from outbox_mail where recipient = '" + person.email() + "' and sent_at is not null").size());
        assertTrue(!waiting.isEmpty());
        Await.until(PATIENCE, () -> caught(person.email()), caught -> waiting.stream().allMatch(id -> caught.contains("<" + id + "@touchstone>")));
    }

    /** Asks with one Idempotency-Key until it is acknowledged; the answer is the lead's id. */
    private static String ask(Caller caller) {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("version", 1, "answers", Map.of("message", "Do you deliver?"));
        return Await.until(PATIENCE, () -> caller.post("/forms/contact/submissions", body, Map.of("Idempotency-Key", key)), answer -> answer.status() == 201).body().path("id").asText();
    }

    private static void more(Set<String> acknowledged, Future<?> asking) {
        int before = acknowledged.size();
        Await.until(PATIENCE, acknowledged::size, count -> count >= before + 5 || asking.isDone());
    }

    private static List<String> column(String sql) {
        var values = new java.util.ArrayList<String>();
        try (Connection database = RunningSystem.stack().database(Service.LEAD); ResultSet rows = database.createStatement().executeQuery(sql)) {
            while (rows.next()) values.add(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    /** The Message-IDs of the mails to an address. */
    private static Set<String> caught(String to) {
        try {
            JsonNode mails = new ObjectMapper().readTree(new Browser().get(RunningSystem.stack().mails() + "/messages").body());
            Set<String> ids = new TreeSet<>();
            StreamSupport.stream(mails.spliterator(), false).filter(mail -> mail.path("to").toString().contains(to)).forEach(mail -> ids.add(mail.path("id").asText()));
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
